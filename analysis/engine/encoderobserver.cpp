#include "analysis/engine/encoderobserver.h"

#include "analysis/training/textobserver.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

namespace tessera {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds interval{250};

class JsonLines : public EncoderObserver {
public:
    explicit JsonLines(std::ostream &out) : m_out(out) {}

    void read(int64_t tiles) override
    {
        if (isDue())
            print({{"event", "reading"}, {"tiles", tiles}});
    }
    void checked(int64_t done, int64_t all) override
    {
        if (done == all || isDue())
            print({{"event", "checking"}, {"done", done}, {"total", all}});
    }
    void stepped(int64_t epoch, int64_t batch, int64_t batches) override
    {
        print({{"event", "step"}, {"epoch", epoch}, {"batch", batch}, {"batches", batches}});
    }
    void epochEnded(const EncoderEpoch &epoch) override { m_out << eventLine(epoch) << std::endl; }
    void remark(const std::string &sentence) override { print({{"event", "remark"}, {"sentence", sentence}}); }

private:
    bool isDue()
    {
        if (Clock::now() - m_last < interval)
            return false;
        m_last = Clock::now();
        return true;
    }
    void print(const Json &json) { m_out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl; }
    std::ostream &m_out;
    Clock::time_point m_last;
};

class Sentences : public EncoderObserver {
public:
    explicit Sentences(std::ostream &out) : m_out(out) {}

    void read(int64_t) override {}
    void checked(int64_t done, int64_t all) override
    {
        if (done == all)
            m_out << "Looked at " << all << " tiles." << std::endl;
    }
    void stepped(int64_t, int64_t, int64_t) override {}
    void epochEnded(const EncoderEpoch &epoch) override
    {
        m_out << "epoch " << epoch.epoch + 1 << "/" << epoch.epochs << "  loss " << withDecimals(epoch.loss, 4);
        if (epoch.validationAuc)
            m_out << "  AUC " << withDecimals(*epoch.validationAuc, 4);
        if (epoch.validationAccuracy)
            m_out << "  accuracy " << withDecimals(*epoch.validationAccuracy, 3);
        m_out << "  " << withDecimals(epoch.took.count(), 1) << " s, " << roughly(epoch.left) << " left" << std::endl;
    }
    void remark(const std::string &sentence) override { m_out << sentence << std::endl; }

private:
    std::ostream &m_out;
};

} // namespace

std::unique_ptr<EncoderObserver> makeEncoderObserver(std::ostream &out, bool progressLines)
{
    if (progressLines)
        return std::make_unique<JsonLines>(out);
    return std::make_unique<Sentences>(out);
}

} // namespace tessera
