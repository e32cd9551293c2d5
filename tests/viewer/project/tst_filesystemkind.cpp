#include "viewer/project/detail/filesystemkind.h"

#include <QTest>

using namespace tessera;
using namespace tessera::detail;

class FileSystemKindTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsNetworkDrives_data();
    void knowsNetworkDrives();
    void findsTheMountThatAPathLiesOn();
    void takesWhatCannotBeAskedForANetworkDrive();
    void takesTheTemporaryFolderForALocalDisk();
};

void FileSystemKindTest::knowsNetworkDrives_data()
{
    QTest::addColumn<quint64>("magic");
    QTest::addColumn<QString>("mount");
    QTest::addColumn<QString>("name"); // empty = local
    const auto row = [](const char *title, quint64 magic, const char *mount, const char *name) {
        QTest::newRow(title) << magic << QString::fromLatin1(mount) << QString::fromLatin1(name);
    };
    row("ext4", 0xEF53, "ext4", "");
    row("btrfs", 0x9123683E, "btrfs", "");
    row("tmpfs", 0x01021994, "tmpfs", "");
    row("overlay", 0x794C7630, "overlay", "");
    row("nfs", 0x6969, "nfs4", "NFS");
    row("cifs", 0xFF534D42, "cifs", "CIFS");
    row("smb2", 0xFE534D42, "cifs", "SMB2");
    row("9p", 0x01021997, "9p", "9p");
    row("sshfs", 0x65735546, "fuse.sshfs", "fuse.sshfs");
    row("a FUSE without a name", 0x65735546, "", "FUSE");
    row("ntfs-3g", 0x65735546, "fuseblk", "");
}

void FileSystemKindTest::knowsNetworkDrives()
{
    QFETCH(const quint64, magic);
    QFETCH(const QString, mount);
    QFETCH(const QString, name);
    const FileSystem system = fileSystemOf(magic, mount.toStdString());
    QCOMPARE(system.kind == FileSystemKind::network, !name.isEmpty());
    QCOMPARE(QString::fromStdString(system.name), name);
}

void FileSystemKindTest::findsTheMountThatAPathLiesOn()
{
    const std::string mounts = "disk / ext4 rw 0 0\n"
                               "server:/a /data nfs4 rw 0 0\n"
                               "me@host: /data/far\\040away fuse.sshfs rw 0 0\n"
                               "disk /twice xfs rw 0 0\n"
                               "server:/b /twice nfs4 rw 0 0\n"
                               "broken line\n";
    QCOMPARE(mountTypeOf("/elsewhere/x", mounts), std::string("ext4"));
    QCOMPARE(mountTypeOf("/data", mounts), std::string("nfs4"));
    QCOMPARE(mountTypeOf("/data/x/y.tessera", mounts), std::string("nfs4"));
    QCOMPARE(mountTypeOf("/data/far away/x", mounts), std::string("fuse.sshfs"));
    QCOMPARE(mountTypeOf("/database/x", mounts), std::string("ext4"));
    QCOMPARE(mountTypeOf("/twice/x", mounts), std::string("nfs4"));
    QCOMPARE(mountTypeOf("/x", ""), std::string());
}

void FileSystemKindTest::takesWhatCannotBeAskedForANetworkDrive()
{
    QVERIFY(fileSystemOf("/no such folder/x").kind == FileSystemKind::network);
}

void FileSystemKindTest::takesTheTemporaryFolderForALocalDisk()
{
    QVERIFY(fileSystemOf("/tmp").kind == FileSystemKind::local);
}

QTEST_GUILESS_MAIN(FileSystemKindTest)
#include "tst_filesystemkind.moc"
