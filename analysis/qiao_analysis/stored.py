"""Groups of a result file as xarray data sets, whose values are read when they are asked for.

A group is a folder of variables and of axes (HDF5 dimension scales). The file is open only while something is read, so
that a run in progress can go on writing it, and a later run can replace it.
"""

import re

import h5py
import numpy as np
import xarray as xr
from xarray.backends import BackendArray, BackendEntrypoint
from xarray.core import indexing

# What netCDF-4 calls an axis that has a length and no labels.
_BARE = b"This is a netCDF dimension but not a netCDF variable"
_STRUCTURE = {"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST", "_FillValue", "_Netcdf4Dimid", "_Netcdf4Coordinates"}


class _Stored(BackendArray):
    """A variable in the file. Whole numbers that may be missing are read as float64, with NaN for what is missing."""

    def __init__(self, path, data):
        self.path, self.name, self.shape = path, data.name, data.shape
        self.is_text = h5py.check_string_dtype(data.dtype) is not None
        self.missing = None
        self.dtype = np.dtype(object) if self.is_text else data.dtype
        if "_FillValue" in data.attrs and data.dtype.kind in "iu":
            self.missing = np.ravel(data.attrs["_FillValue"])[0]
            self.dtype = np.dtype(float)

    def __getitem__(self, key):
        return indexing.explicit_indexing_adapter(key, self.shape, indexing.IndexingSupport.OUTER_1VECTOR, self._read)

    def _read(self, key):
        with h5py.File(self.path) as file:
            data = file[self.name]
            values = (data.asstr() if self.is_text else data)[key]
        if self.missing is not None:
            values = np.where(values == self.missing, np.nan, values)
        return np.asarray(values, self.dtype)


def is_axis(data):
    """Whether a data set of the file is an axis."""
    return data.attrs.get("CLASS") == b"DIMENSION_SCALE"


def first_day(data):
    """The day from which a time axis counts, as datetime64[D]; None for any other data set."""
    since = re.fullmatch(r"days since (\d{4}-\d\d-\d\d)", str(data.attrs.get("units", "")))
    return since and np.datetime64(since[1])


def attributes_of(holder):
    """Attributes of a file, group or data set as plain Python values, less those by which HDF5 keeps axes."""
    values = {name: holder.attrs[name] for name in holder.attrs if name not in _STRUCTURE}
    return {name: value.item() if isinstance(value, np.generic) else value for name, value in values.items()}


def _labels(data):
    """The values of an axis: texts, numbers, or days as datetime64."""
    if h5py.check_string_dtype(data.dtype):
        return data.asstr()[()]
    day = first_day(data)
    if day is None:
        return data[()]
    return (day + data[()].astype("timedelta64[D]")).astype("datetime64[ns]")


def labels_at(path, axis):
    """The values of an axis of the file, "group/axis"; None where there is no such axis."""
    with h5py.File(path) as file:
        return _labels(file[axis]) if axis in file and is_axis(file[axis]) else None


def _axis_attributes(data):
    out = attributes_of(data)
    if first_day(data) is not None:  # said by the type
        out.pop("units")
        out.pop("calendar", None)
    return out


class _GroupOfResult(BackendEntrypoint):
    """One group of a result file, for xarray.open_dataset."""

    def open_dataset(self, filename_or_obj, *, drop_variables=None, group):
        axes, variables = {}, {}
        with h5py.File(filename_or_obj) as file:
            held = dict(file[group].items())
            name_of = {data: name for name, data in held.items() if is_axis(data)}
            for data, name in name_of.items():
                if not data.attrs["NAME"].startswith(_BARE):
                    axes[name] = xr.Variable((name,), _labels(data), _axis_attributes(data))
            for name, data in held.items():
                if data not in name_of and name not in (drop_variables or ()):
                    names = tuple(name_of[axis[0]] for axis in data.dims)  # to ask HDF5 for a name takes it long
                    variables[name] = xr.Variable(names, indexing.LazilyIndexedArray(_Stored(filename_or_obj, data)),
                                                  attributes_of(data), {"dtype": data.dtype})
            used = {name for variable in variables.values() for name in variable.dims}  # others only label codes
            axes = {name: axis for name, axis in axes.items() if name in used}
            return xr.Dataset(variables, axes, attributes_of(file[group]))


def open_group(path, group):
    """A group of the file as an xarray.Dataset: coordinates are the axes, every variable has `long_name`, and `units`
    where it has any; `encoding["dtype"]` tells how the file keeps it."""
    return xr.open_dataset(path, engine=_GroupOfResult, group=group)
