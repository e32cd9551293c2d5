#include "analysis/bags/detail/hdf5.h"

#include <cstdlib>

namespace tessera::detail {
namespace {

constexpr std::size_t longestText = 1 << 16;

Hdf5Handle textType(std::size_t size)
{
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "no memory for a type");
    H5Tset_size(type, std::max<std::size_t>(size, 1));
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

void write(hid_t object, const char *name, hid_t type, const void *value)
{
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose, "no memory for a dataspace");
    if (H5Aexists(object, name) > 0)
        H5Adelete(object, name);
    const Hdf5Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, "an attribute cannot be created");
    if (H5Awrite(attribute, type, value) < 0)
        throw Hdf5Error("an attribute cannot be written");
}

/// The attribute, checked to be a single value.
Hdf5Handle openScalar(hid_t object, const char *name)
{
    if (H5Aexists(object, name) <= 0)
        throw Hdf5Error(std::string("the attribute ") + name + " is missing");
    Hdf5Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "an attribute cannot be opened");
    const Hdf5Handle space(H5Aget_space(attribute), H5Sclose, "an attribute has no extent");
    if (H5Sget_simple_extent_npoints(space) != 1)
        throw Hdf5Error(std::string("the attribute ") + name + " is not a single value");
    return attribute;
}

template <typename T>
T readScalar(hid_t object, const char *name, hid_t type)
{
    const Hdf5Handle attribute = openScalar(object, name);
    T value{};
    if (H5Aread(attribute, type, &value) < 0)
        throw Hdf5Error(std::string("the attribute ") + name + " is not a number");
    return value;
}

} // namespace

void prepareHdf5()
{
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    H5PLset_loading_state(0);
}

Hdf5Handle fileAccess()
{
    Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "no memory for a property list");
    // A lower bound of 1.10 would leave a "being written" flag after a kill, and the file would not open again.
    H5Pset_libver_bounds(access, H5F_LIBVER_V18, H5F_LIBVER_LATEST);
    return access;
}

void checkDataset(hid_t dataset, const std::string &name)
{
    const Hdf5Handle creation(H5Dget_create_plist(dataset), H5Pclose, "a dataset has no description");
    const H5D_layout_t layout = H5Pget_layout(creation);
    if (layout != H5D_CHUNKED && layout != H5D_CONTIGUOUS && layout != H5D_COMPACT)
        throw Hdf5Error(name + " reaches out of the file");
    if (H5Pget_external_count(creation) != 0)
        throw Hdf5Error(name + " lies in another file");
    for (int i = 0; i < H5Pget_nfilters(creation); ++i) {
        unsigned flags = 0, configuration = 0;
        std::size_t values = 0;
        const H5Z_filter_t filter = H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values, nullptr, 0, nullptr, &configuration);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE)
            throw Hdf5Error(name + " is packed by a filter that is not allowed");
    }
}

std::vector<hsize_t> extentOf(hid_t dataset, int rank, const std::string &name)
{
    const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "a dataset has no extent");
    if (H5Sget_simple_extent_ndims(space) != rank)
        throw Hdf5Error(name + " does not have " + std::to_string(rank) + " dimensions");
    std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
    H5Sget_simple_extent_dims(space, extent.data(), nullptr);
    return extent;
}

void writeAttribute(hid_t object, const char *name, int64_t value) { write(object, name, H5T_NATIVE_INT64, &value); }

void writeAttribute(hid_t object, const char *name, double value) { write(object, name, H5T_NATIVE_DOUBLE, &value); }

void writeAttribute(hid_t object, const char *name, const std::string &value)
{
    const Hdf5Handle type = textType(value.size());
    write(object, name, type, value.empty() ? "\0" : value.data());
}

int64_t readInteger(hid_t object, const char *name) { return readScalar<int64_t>(object, name, H5T_NATIVE_INT64); }

double readNumber(hid_t object, const char *name) { return readScalar<double>(object, name, H5T_NATIVE_DOUBLE); }

std::string readText(hid_t object, const char *name)
{
    const Hdf5Handle attribute = openScalar(object, name);
    const Hdf5Handle stored(H5Aget_type(attribute), H5Tclose, "an attribute has no type");
    const std::size_t size = H5Tget_size(stored);
    if (H5Tget_class(stored) != H5T_STRING || H5Tis_variable_str(stored) > 0 || size > longestText)
        throw Hdf5Error(std::string("the attribute ") + name + " is not a short text");
    std::string value(size, '\0');
    const Hdf5Handle type = textType(size);
    if (H5Aread(attribute, type, value.data()) < 0)
        throw Hdf5Error(std::string("the attribute ") + name + " cannot be read");
    return value.substr(0, value.find('\0'));
}

} // namespace tessera::detail
