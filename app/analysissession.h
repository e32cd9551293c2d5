#pragma once
#include "analysis/client/analysisjob.h"
#include "analysis/client/storedresults.h"
#include "app/analysisservice.h"
#include "viewer/overlay/overlaymodel.h"
#include "viewer/slide/slidesource.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

/// The analysis of one open slide: the chosen model, the job that runs, the results that were found, and which of them
/// the overlay shows. Panels show this object and call its verbs.
class AnalysisSession : public QObject {
    Q_OBJECT
public:
    /// Both outlive the session.
    AnalysisSession(AnalysisService &service, OverlayModel &overlay, QObject *parent = nullptr);
    ~AnalysisSession() override;

    AnalysisService &service() { return m_service; }

    /// Ends the job of the slide before (its features stay on disk) and looks for stored results. Null: no slide.
    void setSlide(std::shared_ptr<const SlideSource> slide, HostileFormats hostileFormats);
    /// The user's own resolution for the open slide, um per pixel: used by the next run.
    void setUserMpp(std::optional<double> mpp) { m_userMpp = mpp; }

    /// The model of the next run. Its stored result is shown where there is one.
    void chooseModel(const std::string &id);
    /// Null while no usable model is known; the first usable one where none was chosen.
    const protocol::ModelInfo *chosenModel() const;

    bool canRun() const;
    /// `device` is one of the engine's, or "auto". Nothing where canRun() is false.
    void run(const std::string &device);
    void cancel();

    const EngineProcess &engine() const { return m_service.engine(); }
    const ModelList &models() const { return m_service.models(); }
    /// The job of this slide that runs, or ran last; null when none did.
    const AnalysisJob *job() const { return m_job.get(); }
    bool isRunning() const { return m_job && !m_job->isOver(); }
    /// True until the stored results of the slide are known.
    bool isSearching() const { return m_searching; }
    /// What the overlay shows; null while it shows none or the part that exists of a running job.
    const LoadedResult *result() const { return m_shown.get(); }
    /// Why there is no result, or not this one: what ended the last run, and stored results that do not fit.
    std::vector<Error> problems() const;

Q_SIGNALS:
    void changed();
    /// A run or its result failed, other than by the engine's death or the user's cancel.
    void failed(const tessera::Error &error);

private:
    ResultExpectation expectation() const;
    void search();
    void take(const FoundResults &found);
    void takeLoaded(const std::shared_ptr<const LoadedResult> &result);
    void takePartial(const std::shared_ptr<const TileTable> &table);
    void followJob();
    void showResult();

    AnalysisService &m_service;
    OverlayModel &m_overlay;
    std::unique_ptr<StoredResults> m_stored;
    std::unique_ptr<AnalysisJob> m_job;

    std::shared_ptr<const SlideSource> m_slide;
    HostileFormats m_hostileFormats = HostileFormats::refuse;
    std::optional<double> m_userMpp;
    std::string m_chosenModel; ///< id; empty: the first usable one
    bool m_searching = false;
    std::map<std::string, std::string>
        m_searchedWith; ///< installed models that the stored results were checked against
    std::vector<std::shared_ptr<const LoadedResult>> m_results; ///< newest first
    std::vector<Error> m_refused;                               ///< stored results that do not fit
    std::optional<Error> m_failure;                             ///< of the last run
    std::shared_ptr<const LoadedResult> m_shown;
};

} // namespace tessera
