#pragma once
#include <filesystem>

namespace tessera::detail {

/// Whether the sequences of a DICOM file lie more than 64 deep in each other: DCMTK reads each in a call of its own,
/// and a file of a few hundred kilobytes can use up the stack. Reads no further than the pixels. Also true for transfer
/// syntaxes that cannot be looked through (deflated, big-endian), which slides do not have.
bool isNestedTooDeep(const std::filesystem::path &file);

} // namespace tessera::detail
