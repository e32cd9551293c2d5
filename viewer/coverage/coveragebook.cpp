#include "viewer/coverage/coveragebook.h"

#include "viewer/coverage/coveragefile.h"

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace tessera {
namespace {

constexpr std::chrono::seconds writeDelay(3);

QString fileName() { return u"seen.bin"_s; }

} // namespace

SlideCoverage::SlideCoverage(std::shared_ptr<SlideStates> states, const SlideFacts &facts)
    : m_states(std::move(states)), m_key{facts.fingerprint, fileName()}, m_extent(facts.extent()), m_map(m_extent)
{
    m_write.setSingleShot(true);
    m_write.setInterval(writeDelay);
    connect(&m_write, &QTimer::timeout, this, &SlideCoverage::write);
    m_states->read(m_key, this, [this](const Result<QByteArray> &content) { take(content); });
}

SlideCoverage::~SlideCoverage() { write(); }

void SlideCoverage::take(const Result<QByteArray> &content)
{
    m_loaded = true;
    if (m_clearedMeanwhile)
        return;
    const std::string name = m_key.fingerprint + "/" + m_key.name.toStdString();
    const auto before = content ? unpacked(*content, m_extent, name) : passOn(content.error());
    if (!before) {
        m_states->setAside(m_key);
        Q_EMIT failed(before.error());
        return;
    }
    m_map.add(*before);
    Q_EMIT changed();
}

void SlideCoverage::add(const QPolygonF &outline, ViewingClass viewingClass, ViewingTime time)
{
    m_map.add(outline, viewingClass, time);
    m_unwritten = true;
    if (!m_write.isActive())
        m_write.start();
    Q_EMIT changed();
}

void SlideCoverage::clear()
{
    m_map = CoverageMap(m_extent);
    m_clearedMeanwhile = !m_loaded;
    m_unwritten = false;
    m_write.stop();
    m_states->write(m_key, [] { return QByteArray(); });
    Q_EMIT changed();
}

void SlideCoverage::write()
{
    if (!m_unwritten)
        return;
    if (!m_loaded && !m_clearedMeanwhile) { // what was there before would be lost
        m_write.start();
        return;
    }
    m_unwritten = false;
    m_states->write(m_key, [map = m_map] { return packed(map); });
}

CoverageBook::CoverageBook(std::shared_ptr<SlideStates> states, QObject *parent)
    : QObject(parent), m_states(std::move(states))
{
}

std::shared_ptr<SlideCoverage> CoverageBook::of(const SlideFacts &facts)
{
    std::erase_if(m_open, [](const auto &entry) { return entry.second.expired(); });
    std::weak_ptr<SlideCoverage> &known = m_open[facts.fingerprint];
    if (const auto there = known.lock(); there && there->map().cells() == CoverageMap(facts.extent()).cells())
        return there;
    const auto coverage = std::make_shared<SlideCoverage>(m_states, facts);
    connect(coverage.get(), &SlideCoverage::failed, this, &CoverageBook::failed);
    known = coverage;
    return coverage;
}

void CoverageBook::deleteAllRecords()
{
    for (const auto &[fingerprint, open] : m_open)
        if (const auto coverage = open.lock())
            coverage->clear();
    m_states->removeAll(fileName());
}

} // namespace tessera
