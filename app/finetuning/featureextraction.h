#pragma once
#include "analysis/client/analysisjob.h"
#include "app/finetuning/cohortfacts.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// A slide whose features could not be made.
struct ExtractionFailure {
    std::string slide;
    Error error;
};

/// Makes the features of slides, one slide after another in the engine, as the encoder and the tiles of a model want
/// them. A slide that fails is told of, and the next one follows. What was finished stays; a cancelled slide goes on
/// where it stopped when it is asked for again. Lives on the GUI thread.
class FeatureExtraction : public QObject {
    Q_OBJECT
public:
    /// `engine` outlives it.
    explicit FeatureExtraction(EngineProcess &engine, QObject *parent = nullptr);
    ~FeatureExtraction() override;

    /// Nothing while it runs. `model`: package; `out`: folder that gets <slide>.h5, made where it is missing. Slides
    /// whose file is not known are passed over.
    void start(std::vector<MissingSlide> slides, const std::filesystem::path &model, const std::filesystem::path &out);
    void cancel();

    bool isRunning() const { return m_job != nullptr; }
    int64_t done() const { return m_next; } ///< slides, finished or failed
    int64_t total() const { return std::ssize(m_slides); }
    const std::string &slide() const { return m_slides.at(static_cast<std::size_t>(m_next)).slide; } ///< that runs
    /// Of all slides, 0 to 1; the present one by its tiles.
    double share() const;
    /// By what the slides so far have taken; none before there is something to go by.
    std::optional<std::chrono::duration<double>> left() const;
    const std::vector<ExtractionFailure> &failures() const { return m_failures; }
    bool wasCancelled() const { return m_cancelled; }

Q_SIGNALS:
    void changed();
    /// It runs no longer: all slides were tried, or it was cancelled.
    void ended();

private:
    void next();
    void takeFailure(const Error &error);
    void dropJob();

    EngineProcess &m_engine;
    std::vector<MissingSlide> m_slides;
    std::filesystem::path m_model;
    std::filesystem::path m_out;
    int64_t m_next = 0;
    double m_shareOfSlide = 0;
    std::chrono::steady_clock::time_point m_start;
    std::vector<ExtractionFailure> m_failures;
    bool m_cancelled = false;
    std::unique_ptr<AnalysisJob> m_job;
};

} // namespace tessera
