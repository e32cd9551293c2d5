#include "viewer/compare/registrationjob.h"

namespace tessera {

RegistrationJob::RegistrationJob(std::shared_ptr<const SlideSource> from, std::shared_ptr<const SlideSource> to,
                                 const RegistrationOptions &options, QObject *parent)
    : QObject(parent), m_from(std::move(from)), m_to(std::move(to)),
      m_thread([this, options, from = m_from, to = m_to](const std::stop_token &token) {
          const auto progress = [this](RegistrationStage stage, double done) {
              QMetaObject::invokeMethod(
                  this, [this, stage, done] { Q_EMIT progressed(stage, done); }, Qt::QueuedConnection);
          };
          Result<Registration> result = registerSlides(*from, *to, options, progress, token);
          QMetaObject::invokeMethod(
              this,
              [this, result = std::move(result)] {
                  if (result)
                      Q_EMIT registered(*result);
                  else
                      Q_EMIT failed(result.error());
              },
              Qt::QueuedConnection);
      })
{
}

RegistrationJob::~RegistrationJob() = default;

} // namespace tessera
