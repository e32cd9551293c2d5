#pragma once
#include <hdf5.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tessera::detail {

/// Thrown where HDF5 fails; caught at the border of the library.
class Hdf5Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Any HDF5 identifier, closed by the function that belongs to its kind.
class Hdf5Handle {
public:
    Hdf5Handle() = default;
    Hdf5Handle(hid_t id, herr_t (*close)(hid_t), const char *what) : m_id(id), m_close(close)
    {
        if (id < 0)
            throw Hdf5Error(what);
    }
    Hdf5Handle(Hdf5Handle &&other) noexcept : m_id(std::exchange(other.m_id, -1)), m_close(other.m_close) {}
    Hdf5Handle &operator=(Hdf5Handle &&other) noexcept
    {
        std::swap(m_id, other.m_id);
        std::swap(m_close, other.m_close);
        return *this;
    }
    ~Hdf5Handle() { reset(); }

    operator hid_t() const { return m_id; }
    bool valid() const { return m_id >= 0; }
    /// False when closing (which may write) failed.
    bool reset()
    {
        const hid_t id = std::exchange(m_id, -1);
        return id < 0 || m_close(id) >= 0;
    }

private:
    hid_t m_id = -1;
    herr_t (*m_close)(hid_t) = nullptr;
};

/// Silences HDF5's own printing and switches plug-ins off; safe to call often.
void prepareHdf5();

/// File access with format bounds that survive a kill (docs/decisions/0004-feature-files.md).
Hdf5Handle fileAccess();

/// File creation that keeps the root's attributes in its header, where one write replaces them.
Hdf5Handle fileCreation();

/// An existing file; prepares HDF5.
Hdf5Handle openFile(const std::filesystem::path &path, unsigned mode);

/// A dataset of this very file: no link, checkDataset.
Hdf5Handle openDataset(hid_t file, const char *name);

/// Refuses a dataset that reaches out of its file or needs a filter other than deflate and shuffle.
void checkDataset(hid_t dataset, const std::string &name);

std::vector<hsize_t> extentOf(hid_t dataset);
/// The extent of a dataset of exactly this rank.
std::vector<hsize_t> extentOf(hid_t dataset, int rank, const std::string &name);

/// Refuses more `values` than any packing could get into the file: rows that nobody wrote take no room.
void checkRoom(hid_t file, int64_t values, const std::string &name);

/// Refuses an unpacked dataset that has less data in the file than its `values` of `size` bytes need.
void checkWritten(hid_t dataset, int64_t values, std::size_t size, const std::string &name);

/// Rows [first, first + rows) of a dataset [*, columns] or [1, *, columns] as values of `type`.
void readRows(hid_t dataset, hid_t type, hsize_t first, hsize_t rows, hsize_t columns, void *values);

void writeAttribute(hid_t object, const char *name, int64_t value);
void writeAttribute(hid_t object, const char *name, std::array<int64_t, 2> values);
void writeAttribute(hid_t object, const char *name, double value);
void writeAttribute(hid_t object, const char *name, const std::string &value);
/// New values for an attribute that is there: in its place in the file, by one write.
void overwriteAttribute(hid_t object, const char *name, int64_t value);
void overwriteAttribute(hid_t object, const char *name, std::array<int64_t, 2> values);
int64_t readInteger(hid_t object, const char *name);
std::array<int64_t, 2> readIntegerPair(hid_t object, const char *name);
double readNumber(hid_t object, const char *name);
std::string readText(hid_t object, const char *name);
/// A text as others write it (of any length, or with an end of its own); empty where there is none.
std::string readForeignText(hid_t object, const char *name);

} // namespace tessera::detail
