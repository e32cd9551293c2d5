#pragma once
namespace tessera {

/// Whether what the user looks at is recorded.
enum class Recording { on, off };

} // namespace tessera
