# The four tidy tables of a result of Qiao in R: effects, needs, households, ledger.
#
#   source("analysis/r/qiao.R")
#   result <- open_result("yanliu.h5")
#   needs(result)
#
# Needs ncdf4 (Debian: r-cran-ncdf4). Rows, columns and units are those of the Python package: one row for each cell,
# factors in the order of the file, months as Date, money of the ledger in fen. Only what was simulated has a row.

if (!requireNamespace("ncdf4", quietly = TRUE)) stop("qiao.R needs the package ncdf4 (Debian: r-cran-ncdf4)")

# A result: a list of path, attributes (seed, command_line, baseline ...), variables ("group/name"), groups, arms, and
# months_done [arm x replicate].
open_result <- function(path) {
  if (!file.exists(path)) stop("there is no file '", path, "'")
  reading(path, function(file) {
    attributes <- ncdf4::ncatt_get(file, 0)
    if (is.null(attributes$qiao_format)) stop("'", path, "' is no result of Qiao (it has no attribute qiao_format)")
    variables <- names(file$var)
    done <- file$var[["progress/months_done"]]
    structure(list(path = path, attributes = attributes, variables = variables,
                   groups = unique(sub("/.*", "", variables)), arms = labels_of(done$dim[[2]]),
                   months_done = t(matrix(ncdf4::ncvar_get(file, done), done$dim[[1]]$len))),
              class = "qiao_result")
  })
}

print.qiao_result <- function(x, ...) {
  state <- if (x$attributes$complete == 1) "complete" else "incomplete"
  cat(x$attributes$title, " (", basename(x$path), "): ", state, "\n  arms: ", paste(x$arms, collapse = ", "),
      "\n  ", ncol(x$months_done), " replicates of ", x$attributes$months, " months, seed ", x$attributes$seed,
      "\n  reproduce: ", x$attributes$command_line, "\n", sep = "")
  invisible(x)
}

# Needs of each month: count (households), motivation (0 to 1), by group, modality and outcome.
needs <- function(result) frame(result, "needs", c("count", "motivation"))

# Panel of the project's households at the recorded months; village, cause and pair have names.
households <- function(result) frame(result, "households")

# Every flow of money: flow, payer, payee, purpose, amount (fen).
ledger <- function(result) {
  out <- frame(result, "ledger", "amount")
  parts <- strsplit(levels(out$flow), " > |: ")
  for (place in 1:3) {
    texts <- vapply(parts, `[`, "", place)
    out[[c("payer", "payee", "purpose")[place]]] <- factor(texts, unique(texts))[as.integer(out$flow)]
  }
  out[c("arm", "replicate", "month", "flow", "payer", "payee", "purpose", "amount")]
}

# Paired differences against the baseline: table, variable, of (labels on the other axes), arm, month, units, and the
# figures (mean, t_low, t_high ...). `tables`: some of "series", "poverty" ...; all when NULL. NULL where there are none,
# as in an unfinished result.
effects <- function(result, tables = NULL) {
  found <- sub("^effects_", "", grep("^effects_", result$groups, value = TRUE))
  unknown <- setdiff(tables, found)
  if (length(unknown) > 0 && result$attributes$complete == 1)
    stop("there are no effects on '", unknown[1], "'; there are on: ", paste(found, collapse = ", "))
  wanted <- if (is.null(tables)) found else intersect(tables, found)
  reading(result$path, function(file) {
    parts <- lapply(variables_of(result, paste0("effects_", wanted)), function(name) effects_on(file, name))
    do.call(rbind, parts)
  })
}

# Variables of a group as a data frame with the axes as columns; all of the group when none is named, and then they must
# have the same axes.
frame <- function(result, group, variables = NULL) {
  names <- if (is.null(variables)) variables_of(result, group) else paste0(group, "/", variables)
  unknown <- setdiff(names, result$variables)
  if (length(names) == 0) stop("there is no group '", group, "'; there are: ", paste(result$groups, collapse = ", "))
  if (length(unknown) > 0)
    stop("there is no '", unknown[1], "'; there are: ", paste(variables_of(result, group), collapse = ", "))
  reading(result$path, function(file) {
    axes <- axes_of(file, names[1])
    out <- cells_of(axes)
    for (name in names) {
      if (!identical(names(axes_of(file, name)), names(axes))) stop("variables of '", group, "' have different axes")
      out[[sub(".*/", "", name)]] <- values_of(file, name)
    }
    if (!all(c("arm", "replicate", "month") %in% names(axes))) return(out)
    step <- months_between(start_of(file, names[1]), out$month)
    out <- out[result$months_done[cbind(as.integer(out$arm), out$replicate + 1)] > step, ]
    rownames(out) <- NULL
    out
  })
}

# ---- how they are read ----

# ncdf4 prints a warning for each whole number of eight bytes that stands for what is missing; it reads them all the same.
reading <- function(path, of) {
  utils::capture.output({
    file <- ncdf4::nc_open(path)
    on.exit(ncdf4::nc_close(file))
    out <- of(file)
  })
  out
}

variables_of <- function(result, groups) result$variables[sub("/.*", "", result$variables) %in% groups]

# Labels of an axis: texts, numbers, or Dates.
labels_of <- function(axis) {
  name <- sub(".*/", "", axis$name)
  if (name == "month") return(start_of_axis(axis) + as.vector(axis$vals))
  as.vector(axis$vals)
}

start_of_axis <- function(axis) as.Date(sub("days since ", "", axis$units))

start_of <- function(file, variable) {
  for (axis in file$var[[variable]]$dim) if (sub(".*/", "", axis$name) == "month") return(start_of_axis(axis))
}

months_between <- function(start, days) {
  number <- function(date) 12 * as.integer(format(date, "%Y")) + as.integer(format(date, "%m"))
  number(days) - number(start)
}

# Labels of a variable's axes by name, in the order of the file (the last runs fastest).
axes_of <- function(file, variable) {
  axes <- rev(file$var[[variable]]$dim) # R's first index runs fastest
  out <- lapply(axes, labels_of)
  names(out) <- vapply(axes, function(axis) sub(".*/", "", axis$name), "")
  out
}

# A row for each cell, in the order of the file.
cells_of <- function(axes) {
  columns <- rev(expand.grid(rev(lapply(axes, seq_along)), KEEP.OUT.ATTRS = FALSE))
  for (name in names(axes)) {
    labels <- axes[[name]]
    columns[[name]] <- if (is.character(labels)) factor(labels[columns[[name]]], labels) else labels[columns[[name]]]
  }
  columns
}

# Numbers; those that stand for a label, counted from 0, as a factor (their attribute labels_of names it: "group/axis").
values_of <- function(file, name) {
  axis <- ncdf4::ncatt_get(file, name, "labels_of")
  numbers <- numbers_of(file, name)
  if (!axis$hasatt) return(numbers)
  labels <- as.vector(ncdf4::ncvar_get(file, axis$value))
  factor(labels[ifelse(numbers < 0, NA, numbers + 1)], labels)
}

numbers_of <- function(file, variable) as.vector(ncdf4::ncvar_get(file, variable))

effects_on <- function(file, name) {
  axes <- axes_of(file, name)
  others <- setdiff(names(axes), c("arm", "month", "figure"))
  cells <- cells_of(axes[names(axes) != "figure"])
  of <- if (length(others) == 0) rep("", nrow(cells)) else do.call(paste, c(unname(lapply(cells[others], as.character)),
                                                                            sep = ", "))
  units <- file$var[[name]]$units
  out <- data.frame(table = sub("^effects_(.*)/.*", "\\1", name), variable = sub(".*/", "", name), of = of,
                    arm = cells$arm, month = cells$month, units = units)
  figures <- matrix(numbers_of(file, name), ncol = length(axes$figure), byrow = TRUE)
  colnames(figures) <- axes$figure
  cbind(out, figures)
}
