#pragma once
#include "tests/support/scratch.h"
#include "viewer/project/project.h"

#include <QCoreApplication>
#include <QTest>

#include <map>
#include <memory>

namespace tessera::testing {

constexpr int patience = 20000; ///< ms

/// A project as a window has it: what was shown last, and what was told.
class OpenProject {
public:
    explicit OpenProject(const std::filesystem::path &path, ProjectWish wish = ProjectWish::open,
                         ProjectOptions options = {})
        : m_project(std::make_unique<Project>(path, wish, withUser(std::move(options))))
    {
        Project *project = m_project.get();
        QObject::connect(project, &Project::opened, project, [this](const WorklistSlides &slides) {
            m_isAnswered = true;
            take(slides);
        });
        QObject::connect(project, &Project::openFailed, project, [this](const Error &error) {
            m_isAnswered = true;
            m_error = error;
        });
        QObject::connect(project, &Project::slidesAdded, project,
                         [this](const WorklistSlides &slides) { take(slides); });
        QObject::connect(project, &Project::slidesChanged, project,
                         [this](const WorklistSlides &slides) { take(slides); });
        QObject::connect(project, &Project::slidesRemoved, project, [this](const std::vector<SlideId> &ids) {
            for (const SlideId id : ids)
                m_slides.erase(id);
        });
        QObject::connect(project, &Project::editStored, project,
                         [this](EditNumber number) { m_stored.push_back(number); });
        QObject::connect(project, &Project::editFailed, project,
                         [this](EditNumber, const Error &error) { m_failures.push_back(error); });
        QObject::connect(project, &Project::editsWait, project,
                         [this](const Error &error) { m_waits.push_back(error); });
        (void)QTest::qWaitFor([this] { return m_isAnswered; }, patience);
    }

    OpenProject(const OpenProject &) = delete;
    OpenProject &operator=(const OpenProject &) = delete;

    Project *operator->() { return m_project.get(); }
    Project &operator*() { return *m_project; }

    bool isOpen() const { return m_project && m_project->facts() && !m_error; }
    std::string error() const { return m_error ? std::string(nameOf(m_error->code)) : std::string(); }

    /// Applies and waits until it is stored or refused.
    bool edit(const Edit &edit)
    {
        m_project->apply(edit);
        return waitForEdits();
    }
    bool waitForEdits()
    {
        return QTest::qWaitFor([this] { return m_project->unsavedEdits() == 0; }, patience);
    }
    /// Adds files that need not be there.
    std::vector<SlideId> addFiles(const std::vector<std::filesystem::path> &paths)
    {
        edit::AddSlides add;
        for (const std::filesystem::path &path : paths)
            add.slides.push_back({path, "t1-" + path.filename().string(), 1000});
        edit(add);
        std::vector<SlideId> ids;
        for (const std::filesystem::path &path : paths)
            for (const auto &[id, slide] : m_slides)
                if (slide.path == path)
                    ids.push_back(id);
        return ids;
    }

    std::map<SlideId, WorklistSlide> &slides() { return m_slides; }
    const WorklistSlide &slide(SlideId id) { return m_slides.at(id); }
    const std::vector<EditNumber> &stored() const { return m_stored; }
    const std::vector<Error> &failures() const { return m_failures; }
    const std::vector<Error> &waits() const { return m_waits; }

    void close() { m_project.reset(); }

private:
    static ProjectOptions withUser(ProjectOptions options)
    {
        if (options.who.isEmpty())
            options.who = QStringLiteral("tester@bench");
        return options;
    }
    void take(const WorklistSlides &slides)
    {
        for (const WorklistSlide &slide : slides)
            m_slides[slide.id] = slide;
    }

    std::unique_ptr<Project> m_project;
    bool m_isAnswered = false;
    std::optional<Error> m_error;
    std::map<SlideId, WorklistSlide> m_slides;
    std::vector<EditNumber> m_stored;
    std::vector<Error> m_failures;
    std::vector<Error> m_waits;
};

} // namespace tessera::testing
