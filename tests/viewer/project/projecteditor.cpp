// A program that the tests may kill or take rights from.
//
//     projecteditor edit FILE SEED     edits at random until it is killed; a line for each edit that was reported
//     projecteditor open FILE [USER]   opens it as that user id and prints what is to be said of it
#include "viewer/project/project.h"

#include <QCoreApplication>

#include <cstdio>
#include <random>
#include <unistd.h>

using namespace tessera;
using namespace Qt::StringLiterals;

namespace {

/// Keeps a few edits under way. Every note has a number of its own.
class RandomEditor : public QObject {
public:
    RandomEditor(const char *path, unsigned seed) : m_project(path, ProjectWish::open), m_random(seed)
    {
        connect(&m_project, &Project::opened, this, [this](const WorklistSlides &slides) {
            m_slides = slides;
            for (int i = 0; i < 4; ++i)
                next();
        });
        connect(&m_project, &Project::openFailed, this, [](const Error &error) {
            std::fprintf(stderr, "%s\n", sentence(error).c_str());
            QCoreApplication::exit(1);
        });
        connect(&m_project, &Project::editStored, this, [this](EditNumber number) {
            std::printf("%s\n", m_lines[number.value].toUtf8().constData());
            std::fflush(stdout);
            m_lines.erase(number.value);
            next();
        });
        connect(&m_project, &Project::slidesAdded, this, [this](const WorklistSlides &slides) {
            m_slides.insert(m_slides.end(), slides.begin(), slides.end());
        });
    }

private:
    SlideId anySlide() { return m_slides[m_random() % m_slides.size()].id; }

    void next()
    {
        const QString token = u"%1-%2"_s.arg(::getpid()).arg(++m_counter);
        const SlideId slide = anySlide();
        Edit edit = edit::SetNote{{slide}, token};
        switch (m_random() % 5) {
        case 0:
            edit = edit::SetCase{{slide}, token};
            break;
        case 1:
            edit = edit::SetTags{{slide}, {token, u"common"_s}};
            break;
        case 2:
            edit = edit::SetLabel{{slide, anySlide()}, u"grade"_s, token};
            break;
        case 3:
            edit = edit::AddSlides{{{m_project.path().parent_path() / (token + u".svs"_s).toStdString(), "t1", 1}}};
            break;
        default:
            break;
        }
        const EditNumber number = m_project.apply(edit);
        m_lines[number.value] = token;
    }

    Project m_project;
    std::minstd_rand m_random;
    WorklistSlides m_slides;
    int64_t m_counter = 0;
    std::map<int64_t, QString> m_lines; ///< by edit
};

int open(const char *path, int user)
{
    if (user != 0 && ::setuid(static_cast<uid_t>(user)) != 0)
        return 2;
    Project project(path, ProjectWish::open);
    int64_t count = -1;
    QObject::connect(&project, &Project::opened, &project, [&](const WorklistSlides &slides) {
        count = static_cast<int64_t>(slides.size());
        QCoreApplication::exit(0);
    });
    QObject::connect(&project, &Project::openFailed, &project, [&](const Error &error) {
        std::printf("%s\n", std::string(nameOf(error.code)).c_str());
        QCoreApplication::exit(0);
    });
    QCoreApplication::exec();
    if (project.facts())
        std::printf("access %d slides %lld\n", static_cast<int>(project.facts()->access),
                    static_cast<long long>(count));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc >= 4 && std::string_view(argv[1]) == "edit") {
        const RandomEditor editor(argv[2], static_cast<unsigned>(std::atoi(argv[3])));
        return QCoreApplication::exec();
    }
    if (argc >= 3 && std::string_view(argv[1]) == "open")
        return open(argv[2], argc > 3 ? std::atoi(argv[3]) : 0);
    return 2;
}
