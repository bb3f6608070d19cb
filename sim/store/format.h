/// The format of a result file: its version, and what the store adds to every declared layout.
#pragma once

#include "sim/schema/layout.h"

#include <array>

namespace sim::store {

/// Stands in a file as the root attribute `qiao_format`. It is raised when something is added that a reader may want to
/// rely on, or when something changes; a reader opens its own version and all before it.
inline constexpr int format_version = 9;

struct FormatVersion {
    int number;
    const char* what; ///< what it brought
};
inline constexpr std::array<FormatVersion, 9> format_versions{
    {{1, "first version"},
     {2, "columns of records that stand for something name the axis whose labels it has (attribute labels_of). "
         "Everything of version 1 stands where it stood. A file of version 1 may lack groups that this page names"},
     {3,
      "the panel /households tells debt in yuan (it was fen: see the attribute units), and its columns village, cause "
      "and pair have labels_of as well"},
     {4,
      "which way of an amount is good is told (attribute good). /winners_household goes by it, so that who has less "
      "debt and fewer needs has gained, its intervals of shares are the bootstrap's and stay within 0 and 1, and it "
      "leaves out what is neither good nor bad (produce). What has not happened is missing: the month of a "
      "household's last survey (it was -30000), an agency's score before the first inspection (-1), a supplier's grade "
      "before it has one (0), its effort where it takes no part. /scenario has titles of the arms. The attribute "
      "name_zh is a variable's name in Chinese; whole_from the first month of the run, from 0, in which it is whole. "
      "The attribute about says whom a variable is about where they may be few, and of an axis, label by label, whom "
      "the "
      "numbers under it are about: who shows a result to others leaves out what is about too few"},
     {5, "every variable that the model alleviation records has name_zh, and good where one way is good for those it "
         "is told of. The attribute mean says that a variable is a mean or a share, which must not be summed over "
         "places. The root "
         "attribute outcomes tells what costs are held against"},
     {6, "the arrays of a finished result are packed: in chunks, shuffled and deflated (filters that HDF5 itself has), "
         "where they are not small. Values, types and names are those of version 5"},
     {7,
      "the root attribute facts tells the facts that the run is held against. Outcomes of needs are "
      "told apart by who knows of them: not_known (it was not_surveyed) and waiting; the linker of /matches tells what "
      "else than an agency brought a match about, and its agency is -1 where none had a part. /series/posts was "
      "arranged_jobs. Nothing of the model alleviation has whole_from: the years before the start are simulated "
      "whole"},
     {8, "results of sweeps: the groups /sweep and /sweep_… instead of those of a run, the root attributes points and "
         "sweep_told"},
     {9, "a result can be taken up, and is all that is needed for it: /scenario has what the command line set "
         "(setting_text), what the run found for an arm (found) and the digests of the tables that were read "
         "(table_…); /progress of a "
         "sweep says which worlds are there (points_done). Replicates are numbered by the whole of which a part of a "
         "job array is one. The root attribute outline tells how a list of households was read"}}};

/// The attribute of variables and axes that tells schema::Variable::about and schema::Dimension::about.
inline constexpr const char* about_attribute = "about";
/// That which tells schema::Variable::chinese.
inline constexpr const char* chinese_attribute = "name_zh";
/// That which tells schema::Variable::good.
inline constexpr const char* good_attribute = "good";
/// That which tells schema::Variable::mean: 1 where it is one.
inline constexpr const char* mean_attribute = "mean";
/// That which tells schema::Variable::whole_from.
inline constexpr const char* whole_from_attribute = "whole_from";

/// Axes that the store makes, with the same meaning in every group.
struct CommonAxis {
    const char* name;
    const char* meaning;
};
inline constexpr CommonAxis arm_axis{"arm", "arm of the experiment"};
inline constexpr CommonAxis replicate_axis{"replicate", "replicate: the same number means the same draws in every arm"};
inline constexpr CommonAxis month_axis{"month", "first day of the month"};
inline constexpr const char* month_unit = "days since the first day of the run, in CF's calendar `standard`";

/// Of /progress: how far each case is, and of a sweep, which of its worlds are there.
schema::Variable months_done_variable();
schema::Variable points_done_variable();

/// The first two columns of every table of records: arm and replicate.
std::array<schema::Variable, 2> case_columns();

} // namespace sim::store
