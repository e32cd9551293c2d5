#include "analysis/bags/detail/hdf5.h"

#include <algorithm>
#include <cstring>

namespace tessera::detail {
namespace {

constexpr std::size_t longestText = 1 << 16;
constexpr int64_t bestPacking = 1100; // of deflate

Hdf5Handle textType(std::size_t size)
{
    Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "no memory for a type");
    H5Tset_size(type, std::max<std::size_t>(size, 1));
    H5Tset_cset(type, H5T_CSET_UTF8);
    return type;
}

void create(hid_t object, const char *name, hid_t type, hid_t space, const void *value)
{
    const Hdf5Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                               "an attribute cannot be created");
    if (H5Awrite(attribute, type, value) < 0)
        throw Hdf5Error("an attribute cannot be written");
}

void createScalar(hid_t object, const char *name, hid_t type, const void *value)
{
    create(object, name, type, Hdf5Handle(H5Screate(H5S_SCALAR), H5Sclose, "no memory for a dataspace"), value);
}

/// The attribute, checked to have `count` values.
Hdf5Handle openAttribute(hid_t object, const char *name, int count)
{
    if (H5Aexists(object, name) <= 0)
        throw Hdf5Error(std::string("the attribute ") + name + " is missing");
    Hdf5Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "an attribute cannot be opened");
    const Hdf5Handle space(H5Aget_space(attribute), H5Sclose, "an attribute has no extent");
    if (H5Sget_simple_extent_npoints(space) != count)
        throw Hdf5Error(std::string("the attribute ") + name + " does not have " + std::to_string(count) +
                        (count == 1 ? " value" : " values"));
    return attribute;
}

template <typename T>
T read(hid_t object, const char *name, hid_t type, int count)
{
    const Hdf5Handle attribute = openAttribute(object, name, count);
    T value{};
    if (H5Aread(attribute, type, &value) < 0)
        throw Hdf5Error(std::string("the attribute ") + name + " is not a number");
    return value;
}

void overwrite(hid_t object, const char *name, hid_t type, const void *value)
{
    const Hdf5Handle attribute(H5Aopen(object, name, H5P_DEFAULT), H5Aclose, "an attribute cannot be opened");
    if (H5Awrite(attribute, type, value) < 0)
        throw Hdf5Error("an attribute cannot be written");
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

Hdf5Handle fileCreation()
{
    Hdf5Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose, "no memory for a property list");
    H5Pset_attr_phase_change(creation, 64, 32);
    return creation;
}

Hdf5Handle openFile(const std::filesystem::path &path, unsigned mode)
{
    prepareHdf5();
    const Hdf5Handle access = fileAccess();
    return {H5Fopen(path.c_str(), mode, access), H5Fclose, "it is not a complete HDF5 file"};
}

Hdf5Handle openDataset(hid_t file, const char *name)
{
    H5L_info_t link{};
    if (H5Lexists(file, name, H5P_DEFAULT) <= 0 || H5Lget_info(file, name, &link, H5P_DEFAULT) < 0)
        throw Hdf5Error(std::string("the dataset ") + name + " is missing");
    if (link.type != H5L_TYPE_HARD)
        throw Hdf5Error(std::string(name) + " is a link to another place");
    Hdf5Handle dataset(H5Dopen2(file, name, H5P_DEFAULT), H5Dclose, "a dataset cannot be opened");
    checkDataset(dataset, name);
    return dataset;
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
        const H5Z_filter_t filter =
            H5Pget_filter2(creation, static_cast<unsigned>(i), &flags, &values, nullptr, 0, nullptr, &configuration);
        if (filter != H5Z_FILTER_DEFLATE && filter != H5Z_FILTER_SHUFFLE)
            throw Hdf5Error(name + " is packed by a filter that is not allowed");
    }
}

std::vector<hsize_t> extentOf(hid_t dataset)
{
    const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "a dataset has no extent");
    std::vector<hsize_t> extent(static_cast<std::size_t>(std::max(H5Sget_simple_extent_ndims(space), 0)));
    if (!extent.empty())
        H5Sget_simple_extent_dims(space, extent.data(), nullptr);
    return extent;
}

std::vector<hsize_t> extentOf(hid_t dataset, int rank, const std::string &name)
{
    std::vector<hsize_t> extent = extentOf(dataset);
    if (std::ssize(extent) != rank)
        throw Hdf5Error(name + " does not have " + std::to_string(rank) + " dimensions");
    return extent;
}

void checkRoom(hid_t file, int64_t values, const std::string &name)
{
    hsize_t fileBytes = 0;
    H5Fget_filesize(file, &fileBytes);
    if (values / bestPacking > static_cast<int64_t>(fileBytes))
        throw Hdf5Error(name + " has more rows than the file has room for");
}

void checkWritten(hid_t dataset, int64_t values, std::size_t size, const std::string &name)
{
    const Hdf5Handle creation(H5Dget_create_plist(dataset), H5Pclose, "a dataset has no description");
    if (H5Pget_nfilters(creation) == 0 &&
        H5Dget_storage_size(dataset) < static_cast<hsize_t>(values) * static_cast<hsize_t>(size))
        throw Hdf5Error("not all rows of " + name + " were written");
}

void readRows(hid_t dataset, hid_t type, hsize_t first, hsize_t rows, hsize_t columns, void *values)
{
    if (rows == 0)
        return;
    const Hdf5Handle space(H5Dget_space(dataset), H5Sclose, "a dataset has no extent");
    const bool isNested = H5Sget_simple_extent_ndims(space) == 3;
    const hsize_t start[] = {0, first, 0};
    const hsize_t count[] = {1, rows, columns};
    const int skipped = isNested ? 0 : 1;
    const Hdf5Handle memory(H5Screate_simple(2, count + 1, nullptr), H5Sclose, "no memory for a dataspace");
    if (H5Sselect_hyperslab(space, H5S_SELECT_SET, start + skipped, nullptr, count + skipped, nullptr) < 0 ||
        H5Dread(dataset, type, memory, space, H5P_DEFAULT, values) < 0)
        throw Hdf5Error("rows cannot be read");
}

void writeAttribute(hid_t object, const char *name, int64_t value)
{
    createScalar(object, name, H5T_NATIVE_INT64, &value);
}

void writeAttribute(hid_t object, const char *name, std::array<int64_t, 2> values)
{
    const hsize_t count = values.size();
    create(object, name, H5T_NATIVE_INT64,
           Hdf5Handle(H5Screate_simple(1, &count, nullptr), H5Sclose, "no memory for a dataspace"), values.data());
}

void writeAttribute(hid_t object, const char *name, double value)
{
    createScalar(object, name, H5T_NATIVE_DOUBLE, &value);
}

void writeAttribute(hid_t object, const char *name, const std::string &value)
{
    const Hdf5Handle type = textType(value.size());
    createScalar(object, name, type, value.c_str());
}

void overwriteAttribute(hid_t object, const char *name, int64_t value)
{
    overwrite(object, name, H5T_NATIVE_INT64, &value);
}

void overwriteAttribute(hid_t object, const char *name, std::array<int64_t, 2> values)
{
    overwrite(object, name, H5T_NATIVE_INT64, values.data());
}

int64_t readInteger(hid_t object, const char *name) { return read<int64_t>(object, name, H5T_NATIVE_INT64, 1); }

std::array<int64_t, 2> readIntegerPair(hid_t object, const char *name)
{
    return read<std::array<int64_t, 2>>(object, name, H5T_NATIVE_INT64, 2);
}

double readNumber(hid_t object, const char *name) { return read<double>(object, name, H5T_NATIVE_DOUBLE, 1); }

std::string readText(hid_t object, const char *name)
{
    const Hdf5Handle attribute = openAttribute(object, name, 1);
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

std::string readForeignText(hid_t object, const char *name)
{
    if (H5Aexists(object, name) <= 0)
        return {};
    const Hdf5Handle attribute = openAttribute(object, name, 1);
    const Hdf5Handle stored(H5Aget_type(attribute), H5Tclose, "an attribute has no type");
    if (H5Tget_class(stored) != H5T_STRING)
        return {};
    if (H5Tis_variable_str(stored) <= 0)
        return readText(object, name);
    const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "no memory for a type");
    H5Tset_size(type, H5T_VARIABLE);
    H5Tset_cset(type, H5Tget_cset(stored));
    char *text = nullptr;
    if (H5Aread(attribute, type, &text) < 0 || !text)
        return {};
    const std::string value(text, strnlen(text, longestText));
    H5free_memory(text);
    return value;
}

} // namespace tessera::detail
