#pragma once
#include "analysis/result/slideresult.h"
#include "analysis/result/tiletable.h"
#include "base/error.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace tessera {

namespace detail {
class TaskThread;
}

/// What was stored for a slide.
struct FoundResults {
    std::string fingerprint;                                  ///< of the slide that was asked for
    std::vector<std::shared_ptr<const LoadedResult>> results; ///< newest first
    std::vector<Error> refused; ///< results that lie there but do not fit, with the reason
};

/// Reads finished and half-finished results on its own thread and hands them back by signal on the thread that owns
/// it (the GUI's), which never waits for a file. Destroying it waits for the file that is being read: make one per
/// program, not one per slide.
class StoredResults : public QObject {
    Q_OBJECT
public:
    /// `root` is the folder of resultsFolderFor(); it need not exist.
    explicit StoredResults(std::filesystem::path root, QObject *parent = nullptr);
    ~StoredResults() override;

    const std::filesystem::path &root() const { return m_root; }

    /// Looks for every result of the slide: those of resultsFolderFor() for any model, and `<root>/<stem>`, where the
    /// command line puts them. Answered by found(), unless a later find() comes first.
    void find(const std::filesystem::path &slide, const ResultExpectation &expected);

    /// Reads one finished result. Answered by loaded() or refused(), in the order of the calls.
    /// Errors: resultInvalid, resultOfOtherSlide, resultOfOtherModel, those of the file.
    void load(const std::filesystem::path &folder, const ResultExpectation &expected);

    /// Reads the heat map so far (AnalysisJob::partial). Answered by partialRead(), unless a later one comes first or
    /// the file cannot be read: the next one replaces it soon.
    void readPartial(const QString &tiles);
    /// No partialRead() comes after this call for what was asked before: the slide or the job is another now.
    void dropPartial();

Q_SIGNALS:
    void found(const tessera::FoundResults &found);
    void loaded(std::shared_ptr<const tessera::LoadedResult> result);
    void refused(const tessera::Error &error);
    void partialRead(std::shared_ptr<const tessera::TileTable> table);

private:
    const std::filesystem::path m_root;
    uint64_t m_findNumber = 0; ///< of the newest question; older answers are dropped
    uint64_t m_partialNumber = 0;
    std::unique_ptr<detail::TaskThread> m_thread; ///< last: joined before the rest goes
};

} // namespace tessera
