"""Checks that h5py, and xarray over h5netcdf and netCDF4, open a result with its labels.

    open_in_python.py result.h5

Prints what is wrong. Exit code 0: nothing is; 1: something is; 77: the modules are missing.
"""

import sys

try:
    import h5py
    import netCDF4
    import numpy as np
    import xarray as xr
    import h5netcdf  # noqa: F401  (an engine of xarray)
except ImportError:
    sys.exit(77)

wrong = []


def expect(condition, what):
    if not condition:
        wrong.append(what)


def is_scale(dataset):
    return dataset.attrs.get("CLASS") == b"DIMENSION_SCALE"


def check_h5py(path):
    """Every axis of every dataset has its scale; every dataset says what it is. Returns the names of the groups."""
    with h5py.File(path, "r") as file:
        expect(isinstance(file.attrs.get("qiao_format"), str), "h5py: no text attribute 'qiao_format'")
        expect(file.attrs.get("complete") in (0, 1), "h5py: 'complete' is neither 0 nor 1")
        expect(file["progress/months_done"].shape == (len(file["progress/arm"]), len(file["progress/replicate"])),
               "h5py: months_done is not arm x replicate")
        for group in file.values():
            for dataset in group.values():
                if is_scale(dataset):
                    continue
                expect(isinstance(dataset.attrs.get("long_name"), str), f"h5py: {dataset.name} has no long_name")
                expect(isinstance(dataset.attrs.get("units", ""), str), f"h5py: units of {dataset.name} are no text")
                for number, axis in enumerate(dataset.dims):
                    expect(len(axis) == 1 and len(axis[0]) == dataset.shape[number],
                           f"h5py: axis {number} of {dataset.name} has no scale")
        return list(file)


def check_labels(where, data):
    for name, variable in data.variables.items():
        expect(not any(axis.startswith("phony") for axis in variable.dims), f"{where}: an axis of {name} has no name")
        expect(variable.dtype.kind != "m", f"{where}: {name} is taken for a length of time")
    if "arm" in data.dims:
        expect("arm" in data.coords and all(isinstance(label, str) for label in data["arm"].values),
               f"{where}: arms have no labels")
    if "replicate" in data.dims:
        expect("replicate" in data.coords and list(data["replicate"].values) == list(range(data.sizes["replicate"])),
               f"{where}: replicates are not numbered from 0")
    if "month" in data.dims:
        months = data["month"].values
        expect(np.issubdtype(months.dtype, np.datetime64) and
               (months.astype("datetime64[M]").astype(months.dtype) == months).all(),
               f"{where}: months are not first days of months")


def check_xarray(path, group):
    opened = []
    for engine in ("h5netcdf", "netcdf4"):
        where = f"xarray, {engine}, {group}"
        try:
            with xr.open_dataset(path, group=group, engine=engine) as data:
                opened.append(data.load())
        except Exception as error:  # whatever it is, it is a fault of the file
            expect(False, f"{where}: {type(error).__name__}: {error}")
            continue
        check_labels(where, opened[-1])
    if len(opened) == 2:
        expect(opened[0].equals(opened[1]), f"xarray: the two engines read {group} differently")


def main(path):
    for group in check_h5py(path):
        check_xarray(path, group)
    with netCDF4.Dataset(path) as file:
        expect("series" not in file.groups or "arm" in file["series"].dimensions, "netCDF4: series has no arms")
    for fault in wrong:
        print(f"{path}: {fault}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
