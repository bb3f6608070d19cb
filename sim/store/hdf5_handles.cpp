#include "sim/store/hdf5_handles.h"

#include <cstdlib>
#include <cstring>
#include <system_error>

namespace sim::store::hdf5 {

namespace {

/// What the stack of HDF5's errors says: the number of the system's error if there is one, and the innermost message.
struct Reason {
    int system_error = 0;
    std::string innermost;
};

herr_t look_at(unsigned, const H5E_error2_t* error, void* data)
{
    auto& reason = *static_cast<Reason*>(data);
    const char* text = error->desc ? error->desc : "";
    if (reason.innermost.empty()) reason.innermost = text;
    // The drivers of HDF5 hand the system's error on in no other way.
    const char* number = std::strstr(text, "errno = ");
    if (number && reason.system_error == 0) reason.system_error = std::atoi(number + std::strlen("errno = "));
    return 0;
}

} // namespace

void fail(const std::string& task)
{
    Reason reason;
    H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, look_at, &reason);
    H5Eclear2(H5E_DEFAULT);
    if (reason.system_error != 0)
        throw Failure(std::generic_category().message(reason.system_error), reason.system_error);
    throw Failure("HDF5 could not " + task + " (" + reason.innermost + ")");
}

void be_quiet()
{
    // At the end of a program HDF5 would take up a file again that it could not close, because the disk is full, and
    // crash. Ours are closed by their owners.
    [[maybe_unused]] static const herr_t once = H5dont_atexit();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Type text_type()
{
    Type type(checked(H5Tcopy(H5T_C_S1), "make a type"));
    checked(H5Tset_size(type, H5T_VARIABLE), "make a type");
    checked(H5Tset_cset(type, H5T_CSET_UTF8), "make a type");
    return type;
}

Space space_of(const std::vector<hsize_t>& shape)
{
    return Space(checked(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), "make a shape"));
}

std::vector<hsize_t> shape_of(hid_t dataset)
{
    const Space space(checked(H5Dget_space(dataset), "read a shape"));
    std::vector<hsize_t> shape(static_cast<std::size_t>(checked(H5Sget_simple_extent_ndims(space), "read a shape")));
    checked(H5Sget_simple_extent_dims(space, shape.data(), nullptr), "read a shape");
    return shape;
}

Properties access(std::size_t bytes_unpacked)
{
    Properties properties(checked(H5Pcreate(H5P_FILE_ACCESS), "make properties"));
    checked(H5Pset_fclose_degree(properties, H5F_CLOSE_STRONG), "set how a file closes");
    // HDF5 1.10.7 and 1.12.1 on; others heed the environment variable HDF5_USE_FILE_LOCKING only.
#if H5_VERSION_GE(1, 12, 1) || (H5_VERSION_GE(1, 10, 7) && !H5_VERSION_GE(1, 12, 0))
    checked(H5Pset_file_locking(properties, false, true), "set file locking");
#endif
    checked(H5Pset_sieve_buf_size(properties, 0), "set buffers");
    constexpr std::size_t places = 521; // a prime number beyond the chunks that one row has
    constexpr double read_whole_go_first = 0.75;
    checked(H5Pset_cache(properties, 0, places, bytes_unpacked, read_whole_go_first), "set buffers");
    return properties;
}

Properties transfer()
{
    be_quiet(); // it may be the first that HDF5 hears
    Properties properties(checked(H5Pcreate(H5P_DATASET_XFER), "make properties"));
    checked(H5Pset_buffer(properties, 64 * 1024, nullptr, nullptr), "set buffers");
    return properties;
}

void write_attribute(hid_t object, const std::string& name, const std::string& text)
{
    const Type type = text_type();
    const Space one(checked(H5Screate(H5S_SCALAR), "make a shape"));
    const Attribute attribute(
        checked(H5Acreate2(object, name.c_str(), type, one, H5P_DEFAULT, H5P_DEFAULT), "add an attribute"));
    const char* const start = text.c_str();
    checked(H5Awrite(attribute, type, &start), "write an attribute");
}

void write_attribute(hid_t object, const std::string& name, std::int64_t number)
{
    const Space one(checked(H5Screate(H5S_SCALAR), "make a shape"));
    const Attribute attribute(
        checked(H5Acreate2(object, name.c_str(), H5T_STD_I64LE, one, H5P_DEFAULT, H5P_DEFAULT), "add an attribute"));
    checked(H5Awrite(attribute, H5T_NATIVE_INT64, &number), "write an attribute");
}

void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts)
{
    const Type type = text_type();
    const Attribute attribute(
        checked(H5Acreate2(object, name.c_str(), type, space_of({texts.size()}), H5P_DEFAULT, H5P_DEFAULT),
                "add an attribute"));
    std::vector<const char*> starts;
    for (const auto& text : texts) starts.push_back(text.c_str());
    checked(H5Awrite(attribute, type, starts.data()), "write an attribute");
}

} // namespace sim::store::hdf5
