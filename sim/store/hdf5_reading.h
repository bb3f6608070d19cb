/// Reading names, attributes and text, also where another program has written them.
#pragma once

#include "sim/store/hdf5_handles.h"

#include <string>
#include <vector>

namespace sim::store::hdf5 {

/// Names in a group, of objects of one kind, as they were made.
std::vector<std::string> names_in(hid_t group, H5O_type_t kind);

bool is_text(hid_t type);

/// Number of values in a dataset. Throws Failure when it claims more than its file can hold, however well packed: that
/// much would be taken from memory, and never be there.
std::size_t values_in(hid_t dataset);

/// Where an object stands in its file, by which it is told from others.
haddr_t address_of(hid_t object);
/// The dimension scales of a dataset, axis by axis: their addresses, HADDR_UNDEF where an axis has none.
std::vector<haddr_t> scales_of(hid_t dataset);

/// Attribute as text, or "" when there is none.
std::string attribute_text(hid_t object, const std::string& name);

/// Attribute as a list of texts; empty when there is none.
std::vector<std::string> attribute_texts(hid_t object, const std::string& name);

/// The number that stands for "missing"; NaN when there is none, which is missing anyway.
double missing_number(hid_t dataset);

/// All texts of a dataset, of text of any length.
std::vector<std::string> read_texts(hid_t dataset);

} // namespace sim::store::hdf5
