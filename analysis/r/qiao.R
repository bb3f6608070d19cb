# The four tidy tables of a Qiao result in R: effects, needs, households, ledger.
#
#   source("analysis/r/qiao.R")
#   result <- open_result("yanliu.h5")
#   needs(result)
#
# Needs rhdf5 (Debian: r-bioc-rhdf5). Rows, columns and units are those of the Python package: one row for each cell,
# factors in the order of the file, months as Date, money of the ledger in fen. Only what was simulated has a row.

if (!requireNamespace("rhdf5", quietly = TRUE)) stop("qiao.R needs the package rhdf5 (Debian: r-bioc-rhdf5)")

# A result: a list of its path, its attributes (seed, command_line, baseline ...), groups, arms, and months_done
# [arm x replicate].
open_result <- function(path) {
  if (!file.exists(path)) stop("there is no file '", path, "'")
  attributes <- rhdf5::h5readAttributes(path, "/")
  if (is.null(attributes$qiao_format)) stop("'", path, "' is no result of Qiao (its attribute qiao_format is missing)")
  contents <- rhdf5::h5ls(path, recursive = FALSE)
  done <- rhdf5::h5read(path, "progress/months_done")
  structure(list(path = path, attributes = attributes, groups = contents$name,
                 arms = as.character(rhdf5::h5read(path, "progress/arm")), months_done = t(done)),
            class = "qiao_result")
}

print.qiao_result <- function(x, ...) {
  state <- if (x$attributes$complete == 1) "complete" else "incomplete"
  cat(x$attributes$title, " (", basename(x$path), "): ", state, "\n  arms: ", paste(x$arms, collapse = ", "),
      "\n  ", ncol(x$months_done), " replicates of ", x$attributes$months, " months, seed ", x$attributes$seed,
      "\n  reproduce: ", x$attributes$command_line, "\n", sep = "")
  invisible(x)
}

# Needs of each month: count (households), motivation (0 to 1), by group, modality and outcome.
needs <- function(result) {
  tidy(result, "needs", c("count", "motivation"), c("arm", "replicate", "month", "group", "modality", "outcome"))
}

# Panel of the project's households at the recorded months.
households <- function(result) {
  axes <- c("arm", "replicate", "month", "household")
  tidy(result, "households", setdiff(names_in(result, "households"), axes), axes)
}

# Every flow of money: payer, payee, purpose, amount (fen).
ledger <- function(result) {
  out <- tidy(result, "ledger", "amount", c("arm", "replicate", "month", "flow"))
  parts <- strsplit(levels(out$flow), " > |: ")
  for (place in 1:3) {
    texts <- vapply(parts, `[`, "", place)
    out[[c("payer", "payee", "purpose")[place]]] <- factor(texts, unique(texts))[as.integer(out$flow)]
  }
  out[c("arm", "replicate", "month", "flow", "payer", "payee", "purpose", "amount")]
}

# Paired differences against the baseline: table, variable, of (labels on the other axes), arm, month, units, and the
# figures (mean, t_low, t_high ...). An unfinished result has no row. `tables`: some of "series", "poverty" ...; all when NULL.
effects <- function(result, tables = NULL) {
  found <- sub("^effects_", "", grep("^effects_", result$groups, value = TRUE))
  if (length(setdiff(tables, found)) > 0 && result$attributes$complete == 1)
    stop("there are no effects on '", setdiff(tables, found)[1], "'; there are on: ", paste(found, collapse = ", "))
  parts <- list()
  for (table in if (is.null(tables)) found else intersect(tables, found)) {
    group <- paste0("effects_", table)
    axes <- axes_of(result, group)
    for (variable in setdiff(names_in(result, group), names(axes)))
      parts[[length(parts) + 1]] <- effects_on(result, table, group, variable, axes)
  }
  do.call(rbind, parts)
}

# ---- how they are read ----

# Names of what is in a group.
names_in <- function(result, group) {
  if (!group %in% result$groups)
    stop(basename(result$path), " has no group '", group, "' (it has: ", paste(result$groups, collapse = ", "), ")")
  contents <- rhdf5::h5ls(result$path, recursive = 2)
  contents$name[contents$group == paste0("/", group)]
}

# Labels of every axis of a group, by name.
axes_of <- function(result, group) {
  out <- list()
  for (name in names_in(result, group)) {
    of <- rhdf5::h5readAttributes(result$path, paste0(group, "/", name))
    if (!identical(as.character(of$CLASS), "DIMENSION_SCALE")) next
    labels <- as.vector(rhdf5::h5read(result$path, paste0(group, "/", name), bit64conversion = "double"))
    if (grepl("^days since ", paste0(of$units, "")))
      labels <- as.Date(sub("days since ", "", of$units)) + labels
    out[[name]] <- labels
  }
  out
}

# A variable as a vector, the last axis of the file running fastest; what is missing is NA.
numbers_of <- function(result, name) {
  values <- as.vector(rhdf5::h5read(result$path, name, bit64conversion = "double"))
  missing <- rhdf5::h5readAttributes(result$path, name, bit64conversion = "double")[["_FillValue"]]
  if (!is.null(missing) && !is.na(missing)) values[!is.na(values) & values == as.vector(missing)] <- NA
  values
}

# The months of a run that the dates of an axis stand for, from 0.
steps_of <- function(months, start) {
  number <- function(date) 12 * as.integer(format(date, "%Y")) + as.integer(format(date, "%m"))
  number(months) - number(start)
}

# Variables that lie on the same axes, as a data frame; `axes` in the order of the file.
tidy <- function(result, group, variables, axes) {
  labels <- axes_of(result, group)[axes]
  units <- rhdf5::h5readAttributes(result$path, paste0(group, "/month"))$units
  sizes <- lengths(labels)
  place <- function(k) rep(rep(seq_len(sizes[k]), each = prod(sizes[-seq_len(k)])), times = prod(sizes[seq_len(k - 1)]))
  reached <- result$months_done[cbind(place(1), place(2))] >
    steps_of(labels$month, as.Date(sub("days since ", "", units)))[place(3)]
  out <- list()
  for (k in seq_along(axes)) {
    codes <- place(k)[reached]
    of <- labels[[k]]
    out[[axes[k]]] <- if (is.character(of)) factor(of[codes], of) else of[codes]
  }
  for (variable in variables) out[[variable]] <- numbers_of(result, paste0(group, "/", variable))[reached]
  as.data.frame(out, stringsAsFactors = FALSE)
}

# Rows of one variable of a group of effects. Which axes it has follows from its shape's sizes in the file's own list.
effects_on <- function(result, table, group, variable, axes) {
  name <- paste0(group, "/", variable)
  on <- axis_names(result, name, axes)
  values <- array(numbers_of(result, name), rev(lengths(axes[on])))  # R's first index runs fastest
  others <- setdiff(on, c("arm", "month", "figure"))
  values <- aperm(values, match(c("month", rev(others), "arm", "figure"), rev(on)))
  of <- ""
  for (axis in others) of <- as.vector(outer(axes[[axis]], of, function(label, before)
    ifelse(before == "", label, paste0(before, ", ", label))))
  arms <- axes$arm
  rows <- length(arms) * length(of) * length(axes$month)
  units <- rhdf5::h5readAttributes(result$path, name)$units
  out <- data.frame(table = table, variable = variable, of = rep(rep(of, each = length(axes$month)), length(arms)),
                    arm = factor(rep(arms, each = rows / length(arms)), arms),
                    month = rep(axes$month, length(of) * length(arms)), units = if (is.null(units)) "" else units)
  figures <- matrix(values, rows)
  for (k in seq_along(axes$figure)) out[[axes$figure[k]]] <- figures[, k]
  out
}

# Names of the axes that a variable lies on, in the file's order: those of the scales that its dimensions refer to.
axis_names <- function(result, name, axes) {
  file <- rhdf5::H5Fopen(result$path, flags = "H5F_ACC_RDONLY")
  on.exit(rhdf5::H5Fclose(file))
  data <- rhdf5::H5Dopen(file, name)
  on.exit(rhdf5::H5Dclose(data), add = TRUE, after = FALSE)
  space <- rhdf5::H5Dget_space(data)
  on.exit(rhdf5::H5Sclose(space), add = TRUE, after = FALSE)
  sizes <- rev(rhdf5::H5Sget_simple_extent_dims(space)$size)
  # The file lists axes in the order in which variables use them: the first of the right length, in that order.
  out <- character(0)
  rest <- names(axes)
  for (size in sizes) {
    k <- which(lengths(axes[rest]) == size)[1]
    out <- c(out, rest[k])
    rest <- rest[-seq_len(k)]
  }
  out
}
