#pragma once
#include <hdf5.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tessera::testing {

using Extent = std::vector<hsize_t>;

/// IEEE half as NumPy's users write it.
inline hid_t halfType()
{
    static const hid_t type = [] {
        const hid_t half = H5Tcopy(H5T_IEEE_F32LE);
        H5Tset_fields(half, 15, 10, 5, 0, 10);
        H5Tset_size(half, 2);
        H5Tset_ebias(half, 15);
        H5Tlock(half);
        return half;
    }();
    return type;
}

/// Writes HDF5 files the way that others do.
class Hdf5Writer {
public:
    explicit Hdf5Writer(const std::filesystem::path &path)
        : m_file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT))
    {
    }
    Hdf5Writer(const Hdf5Writer &) = delete;
    Hdf5Writer &operator=(const Hdf5Writer &) = delete;
    ~Hdf5Writer() { H5Fclose(m_file); }

    hid_t file() const { return m_file; }

    /// `values` of `memoryType`, stored as `fileType`; resizable where chunks are given.
    void add(const char *name, hid_t fileType, hid_t memoryType, const Extent &extent, const void *values,
             const Extent &chunk = {}) const
    {
        const hid_t creation = H5Pcreate(H5P_DATASET_CREATE);
        Extent most = extent;
        if (!chunk.empty()) {
            H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
            most.front() = H5S_UNLIMITED;
        }
        add(name, fileType, memoryType, extent, values, creation, most);
        H5Pclose(creation);
    }

    void add(const char *name, hid_t fileType, hid_t memoryType, const Extent &extent, const void *values,
             hid_t creation, const Extent &most) const
    {
        const hid_t space = H5Screate_simple(static_cast<int>(extent.size()), extent.data(), most.data());
        const hid_t dataset = H5Dcreate2(m_file, name, fileType, space, H5P_DEFAULT, creation, H5P_DEFAULT);
        if (values)
            H5Dwrite(dataset, memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
        H5Dclose(dataset);
        H5Sclose(space);
    }

    /// A text of variable length, as h5py writes every str.
    void addText(const char *object, const char *name, const char *text) const
    {
        const hid_t owner = H5Oopen(m_file, object, H5P_DEFAULT);
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, H5T_VARIABLE);
        H5Tset_cset(type, H5T_CSET_UTF8);
        const hid_t space = H5Screate(H5S_SCALAR);
        const hid_t attribute = H5Acreate2(owner, name, type, space, H5P_DEFAULT, H5P_DEFAULT);
        H5Awrite(attribute, type, &text);
        H5Aclose(attribute);
        H5Sclose(space);
        H5Tclose(type);
        H5Oclose(owner);
    }

private:
    hid_t m_file;
};

} // namespace tessera::testing
