#pragma once

namespace tessera {

/// From now on this program's buffers of 128 KiB and more (tiles, pictures) go back to the system as soon as they are
/// freed. Left to itself glibc raises that limit with every such buffer, up to 32 MiB, and keeps the freed ones in the
/// heap of whichever thread made them: then the memory in use grows past what the caches hold. Costs a few pages of
/// zeroes a buffer. Does nothing on other C libraries. Call it before other threads begin.
void giveBackLargeBuffers();

} // namespace tessera
