#include "analysis/training/jsonobserver.h"

#include "analysis/training/detail/eventjson.h"

namespace tessera {

using Json = nlohmann::ordered_json;

void JsonObserver::checking(int64_t done, int64_t all)
{
    m_out << detail::lineOf(Json{{"event", "checking"}, {"done", done}, {"total", all}}) << std::endl;
}

void JsonObserver::found(const Finding &finding)
{
    m_out << detail::lineOf(Json{{"event", "finding"},
                                 {"severity", nameOf(finding.severity)},
                                 {"kind", nameOf(finding.kind)},
                                 {"sentence", finding.sentence},
                                 {"bags", finding.bags}})
          << std::endl;
}

void JsonObserver::stepped(Stage stage, int64_t epoch, int64_t bag, int64_t bags)
{
    Json json{{"event", "step"}};
    if (m_run)
        json["run"] = *m_run;
    json.update(Json{{"stage", nameOf(stage)}, {"epoch", epoch}, {"bag", bag}, {"bags", bags}});
    m_out << detail::lineOf(json) << std::endl;
}

void JsonObserver::epochEnded(const EpochEvent &event)
{
    m_out << detail::lineOf(detail::jsonOf(event, m_run)) << std::endl;
}

void JsonObserver::runStarted(int64_t run, int64_t runs, const std::string &name)
{
    m_run = runs > 1 ? std::optional(run) : std::nullopt;
    m_out << detail::lineOf(Json{{"event", "run"}, {"run", run}, {"runs", runs}, {"name", name}}) << std::endl;
}

void JsonObserver::remark(const std::string &sentence)
{
    Json json{{"event", "remark"}};
    if (m_run)
        json["run"] = *m_run;
    json["sentence"] = sentence;
    m_out << detail::lineOf(json) << std::endl;
}

} // namespace tessera
