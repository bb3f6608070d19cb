#include "sim/store/hdf5_reading.h"

#include <hdf5_hl.h>

#include <cstdio>
#include <limits>

namespace sim::store::hdf5 {

std::vector<std::string> names_in(hid_t group, H5O_type_t kind)
{
    H5G_info_t info;
    checked(H5Gget_info(group, &info), "list a group");
    std::vector<std::string> names;
    for (hsize_t i = 0; i < info.nlinks; ++i) {
        // Files that went through other programs may have lost the order.
        H5_index_t by = H5_INDEX_CRT_ORDER;
        ssize_t length = H5Lget_name_by_idx(group, ".", by, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT);
        if (length < 0) {
            by = H5_INDEX_NAME;
            length =
                checked(H5Lget_name_by_idx(group, ".", by, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT), "read a name");
        }
        std::string name(static_cast<std::size_t>(length), '\0');
        checked(H5Lget_name_by_idx(group, ".", by, H5_ITER_INC, i, name.data(), name.size() + 1, H5P_DEFAULT),
                "read a name");
        H5O_info_t object;
        checked(H5Oget_info_by_name(group, name.c_str(), &object, H5P_DEFAULT), "look at an object");
        if (object.type == kind) names.push_back(std::move(name));
    }
    return names;
}

bool is_text(hid_t typed)
{
    return H5Tget_class(typed) == H5T_STRING;
}

std::size_t values_in(hid_t dataset)
{
    constexpr double most_packed = 2000; // deflate gets to a thousandth
    const File file(checked(H5Iget_file_id(dataset), "find the file"));
    hsize_t bytes = 0;
    checked(H5Fget_filesize(file, &bytes), "read the file's size");
    const Type type(checked(H5Dget_type(dataset), "read a type"));
    double values = 1;
    for (const auto size : shape_of(dataset)) values *= static_cast<double>(size);
    if (values * static_cast<double>(H5Tget_size(type)) > most_packed * static_cast<double>(bytes))
        throw Failure("a part claims to be larger than the whole file");
    return static_cast<std::size_t>(values);
}

haddr_t address_of(hid_t object)
{
    H5O_info_t info;
    checked(H5Oget_info(object, &info), "look at an object");
    return info.addr;
}

std::vector<haddr_t> scales_of(hid_t dataset)
{
    std::vector<haddr_t> scales(shape_of(dataset).size(), HADDR_UNDEF);
    const auto take = [](hid_t, unsigned axis, hid_t scale, void* all) -> herr_t {
        H5O_info_t info;
        if (H5Oget_info(scale, &info) < 0) return -1;
        (*static_cast<std::vector<haddr_t>*>(all))[axis] = info.addr;
        return 0;
    };
    for (unsigned axis = 0; axis < scales.size(); ++axis)
        checked(H5DSiterate_scales(dataset, axis, nullptr, take, &scales), "look at a dimension");
    return scales;
}

std::string attribute_text(hid_t object, const std::string& name)
{
    if (checked(H5Aexists(object, name.c_str()), "look for an attribute") == 0) return {};
    const Attribute attribute(checked(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open an attribute"));
    const Type type(checked(H5Aget_type(attribute), "read a type"));
    const Space space(checked(H5Aget_space(attribute), "read a shape"));
    if (H5Sget_simple_extent_npoints(space) != 1) return {};
    if (is_text(type)) {
        // HDF5 does not turn fixed text, which other programs may write, into text of any length.
        if (checked(H5Tis_variable_str(type), "read a type") == 0) {
            std::string text(H5Tget_size(type), '\0');
            checked(H5Aread(attribute, type, text.data()), "read an attribute");
            return text.c_str();
        }
        char* start = nullptr;
        checked(H5Aread(attribute, text_type(), &start), "read an attribute");
        const std::string text = start ? start : "";
        H5Dvlen_reclaim(text_type(), space, H5P_DEFAULT, &start);
        return text;
    }
    if (H5Tget_class(type) == H5T_INTEGER) {
        std::int64_t number = 0;
        checked(H5Aread(attribute, H5T_NATIVE_INT64, &number), "read an attribute");
        return std::to_string(number);
    }
    double number = 0;
    checked(H5Aread(attribute, H5T_NATIVE_DOUBLE, &number), "read an attribute");
    char text_of_number[32];
    std::snprintf(text_of_number, sizeof text_of_number, "%.17g", number);
    return text_of_number;
}

std::vector<std::string> attribute_texts(hid_t object, const std::string& name)
{
    if (checked(H5Aexists(object, name.c_str()), "look for an attribute") == 0) return {};
    const Attribute attribute(checked(H5Aopen(object, name.c_str(), H5P_DEFAULT), "open an attribute"));
    const Type type(checked(H5Aget_type(attribute), "read a type"));
    const Space space(checked(H5Aget_space(attribute), "read a shape"));
    constexpr hssize_t most_texts = 1 << 20;
    const hssize_t count = H5Sget_simple_extent_npoints(space);
    if (!is_text(type) || checked(H5Tis_variable_str(type), "read a type") == 0 || count < 0 || count > most_texts)
        throw Failure("the attribute '" + name + "' is no list of texts");
    std::vector<char*> starts(static_cast<std::size_t>(count));
    checked(H5Aread(attribute, text_type(), starts.data()), "read an attribute");
    std::vector<std::string> texts;
    for (const char* start : starts) texts.emplace_back(start ? start : "");
    H5Dvlen_reclaim(text_type(), space, H5P_DEFAULT, starts.data());
    return texts;
}

double missing_number(hid_t dataset)
{
    double number = std::numeric_limits<double>::quiet_NaN();
    if (checked(H5Aexists(dataset, "_FillValue"), "look for an attribute") == 0) return number;
    const Attribute attribute(checked(H5Aopen(dataset, "_FillValue", H5P_DEFAULT), "open an attribute"));
    checked(H5Aread(attribute, H5T_NATIVE_DOUBLE, &number), "read an attribute");
    return number;
}

std::vector<std::string> read_texts(hid_t dataset)
{
    const std::size_t size = values_in(dataset);
    if (size == 0) return {};
    const Type type = text_type();
    const Space space = space_of({size});
    std::vector<char*> starts(size);
    checked(H5Dread(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data()), "read text");
    std::vector<std::string> texts;
    for (const char* start : starts) texts.emplace_back(start ? start : "");
    H5Dvlen_reclaim(type, space, H5P_DEFAULT, starts.data());
    return texts;
}

} // namespace sim::store::hdf5
