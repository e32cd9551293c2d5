// How long a worklist of many slides takes to open, search, sort, scroll and edit:
//
//     build/release/bench/bench_project [slides; default 20000]
//
// The project is made in the temporary folder: cases, tags, notes, a label and a thumbnail of 8 KB for each slide.
#include "base/error.h"
#include "viewer/project/detail/projectfile.h"
#include "viewer/project/detail/thumbnails.h"
#include "viewer/project/project.h"
#include "viewer/project/worklistmodel.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace tessera;
using namespace Qt::StringLiterals;
namespace fs = std::filesystem;

namespace {

class Timer {
public:
    double milliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

template <typename T>
void check(const Result<T> &result)
{
    if (result)
        return;
    std::fprintf(stderr, "%s\n", sentence(result.error()).c_str());
    std::exit(1);
}

void print(const char *what, std::vector<double> milliseconds)
{
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double part) {
        return milliseconds[static_cast<std::size_t>(part * static_cast<double>(milliseconds.size() - 1))];
    };
    std::printf("%-44s median %8.2f   p95 %8.2f   max %8.2f ms\n", what, at(0.5), at(0.95), at(1));
}

QByteArray someJpeg(std::minstd_rand &random)
{
    QImage image(detail::thumbnailSide, 144, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, 0xFFC890B4 + static_cast<QRgb>(random() % 24) * 0x010101);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", 85);
    return bytes;
}

void fill(const fs::path &path, int slides)
{
    check(detail::ProjectFile::create(path, {}));
    auto file = detail::ProjectFile::open(path, {});
    check(file);
    detail::Editor &editor = (*file)->editor();
    std::minstd_rand random(1);
    edit::AddSlides add;
    for (int i = 0; i < slides; ++i)
        add.slides.push_back({path.parent_path() / ("S" + std::to_string(20 + i % 7) + "-" + std::to_string(random()) +
                                                    " A" + std::to_string(i) + ".svs"),
                              "t1-" + std::to_string(random()), static_cast<int64_t>(random())});
    const auto outcome = editor.apply(add);
    check(outcome);
    std::array<std::vector<SlideId>, 50> byTag;
    std::vector<std::vector<SlideId>> byCase(static_cast<std::size_t>(slides) / 4 + 1);
    for (std::size_t i = 0; i < outcome->added.size(); ++i) {
        byTag[random() % byTag.size()].push_back(outcome->added[i]);
        byCase[i / 4].push_back(outcome->added[i]);
    }
    for (std::size_t i = 0; i < byTag.size(); ++i) {
        check(editor.apply(edit::SetTags{byTag[i], {u"tag %1"_s.arg(i), u"HE"_s}}));
        check(editor.apply(edit::SetNote{byTag[i], u"margin %1 mm, see the second cut as well"_s.arg(i)}));
        check(editor.apply(edit::SetLabel{byTag[i], u"grade"_s, QString::number(i % 4)}));
        check(editor.apply(edit::SetStatus{byTag[i], allSlideStatuses[i % allSlideStatuses.size()]}));
    }
    for (std::size_t i = 0; i < byCase.size(); ++i)
        check(editor.apply(edit::SetCase{byCase[i], u"C-26-%1"_s.arg(random())}));
    const QByteArray jpeg = someJpeg(random);
    auto transaction = detail::Transaction::begin((*file)->connection());
    const auto rows = (*file)->connection().query(u"INSERT INTO thumbnail(slide, fingerprint, jpeg)"
                                                  " SELECT id, fingerprint, ? FROM slide"_s,
                                                  {jpeg});
    check(rows);
    check(transaction->commit());
}

/// Waits for the signal that `connectTo` connects to `done`.
template <typename ConnectTo>
void wait(ConnectTo connectTo)
{
    QEventLoop loop;
    connectTo([&loop] { loop.quit(); });
    loop.exec();
}

double open(const fs::path &path, std::unique_ptr<Project> &project, WorklistModel &model)
{
    const Timer timer;
    project = std::make_unique<Project>(path, ProjectWish::open);
    wait([&](auto done) {
        QObject::connect(project.get(), &Project::openFailed, project.get(), [](const Error &error) {
            std::fprintf(stderr, "%s\n", sentence(error).c_str());
            std::exit(1);
        });
        QObject::connect(project.get(), &Project::opened, project.get(), [&, done](const WorklistSlides &slides) {
            model.setProject(project.get(), slides);
            done();
        });
    });
    return timer.milliseconds();
}

void search(WorklistModel &model)
{
    std::vector<double> times;
    for (const QString &text : {u"margin 17"_s, u"c-26-12 he"_s, u"a199"_s, u"nothing of that"_s})
        for (qsizetype letters = 1; letters <= text.size(); ++letters) {
            const Timer timer;
            model.setFilter({.text = text.left(letters), .status = {}, .tag = {}});
            times.push_back(timer.milliseconds());
        }
    model.setFilter({});
    print("search, for each letter typed", times);
}

void sort(WorklistModel &model)
{
    for (int column = 0; column < model.columnCount(); ++column) {
        std::vector<double> times;
        for (int round = 0; round < 6; ++round) {
            const Timer timer;
            model.sort(column, round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            times.push_back(timer.milliseconds());
        }
        const QString what =
            u"sort by "_s + model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().toLower();
        print(qPrintable(what), times);
    }
}

/// What a view asks for to paint 30 rows, and how long until their thumbnails are there.
void scroll(Project &project, WorklistModel &model)
{
    constexpr int page = 30;
    std::vector<double> paints;
    std::vector<double> thumbnails;
    const auto paint = [&](int first) {
        int there = 0;
        for (int row = first; row < first + page; ++row)
            for (int column = 0; column < model.columnCount(); ++column) {
                const QModelIndex index = model.index(row, column);
                for (const int role : {int(Qt::DisplayRole), int(Qt::DecorationRole), int(WorklistModel::missingRole)})
                    there += role == Qt::DecorationRole && index.data(role).isValid() ? 1 : 0;
                (void)index.data(Qt::DisplayRole);
            }
        return there;
    };
    std::minstd_rand random(3);
    for (int i = 0; i < 40; ++i) {
        const int first = static_cast<int>(random() % static_cast<unsigned>(model.rowCount() - page));
        const Timer timer;
        int left = page - paint(first);
        paints.push_back(timer.milliseconds());
        if (left == 0)
            continue; // been there
        QEventLoop loop;
        const auto counting = QObject::connect(&project, &Project::thumbnailRead, &project, [&] {
            if (--left == 0)
                loop.quit();
        });
        loop.exec();
        QObject::disconnect(counting);
        thumbnails.push_back(timer.milliseconds());
    }
    print("a page of 30 rows elsewhere", paints);
    print("its thumbnails", thumbnails);
}

void editNotes(Project &project, WorklistModel &model)
{
    std::vector<double> shown;
    std::vector<double> stored;
    for (int i = 0; i < 50; ++i) {
        const Timer timer;
        model.setData(model.index(i, static_cast<int>(WorklistColumn::note)), u"note %1"_s.arg(i), Qt::EditRole);
        shown.push_back(timer.milliseconds());
        wait([&](auto done) {
            QObject::connect(&project, &Project::editStored, &project, done, Qt::SingleShotConnection);
        });
        stored.push_back(timer.milliseconds());
    }
    print("an edit until it is shown", shown);
    print("an edit until it is safe on the disk", stored);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English));
    const int slides = argc > 1 ? std::atoi(argv[1]) : 20000;
    const fs::path folder = fs::temp_directory_path() / "tessera-bench-project";
    fs::remove_all(folder);
    fs::create_directory(folder);
    fill(folder / "bench.tessera", slides);
    std::printf("%d slides, %.0f MiB\n", slides,
                static_cast<double>(fs::file_size(folder / "bench.tessera")) / (1 << 20));
    {
        std::unique_ptr<Project> project;
        WorklistModel model;
        std::vector<double> opens;
        for (int i = 0; i < 7; ++i) {
            model.setProject(nullptr);
            project.reset();
            opens.push_back(open(folder / "bench.tessera", project, model));
        }
        print("open, until the table is there", opens);
        search(model);
        sort(model);
        scroll(*project, model);
        editNotes(*project, model);
        std::vector<double> verified;
        for (int i = 0; i < 3; ++i) {
            const Timer timer;
            check(verifyProject(folder / "bench.tessera"));
            verified.push_back(timer.milliseconds());
        }
        print("verify file and trail", verified);
    }
    fs::remove_all(folder);
    return 0;
}
