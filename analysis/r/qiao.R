# The four tidy tables of a result of Qiao in R: effects, needs, households, ledger; and those of a sweep: verdicts,
# sensitivity, information.
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

# Of a result of `qiao sweep`: how sure each arm is, with both intervals (luck alone, with assumptions), the chance that
# it is the best, its regret, and what the spread of its effect (of the baseline: its level) is owed to.
verdicts <- function(result) {
  out <- wide(frame(result, "sweep_verdicts", "effect"), "doubt", "effect")
  chance <- wide(frame(result, "sweep_verdicts", "chance"), "verdict", "chance")
  share <- frame(result, "sweep_shares", "share")
  share <- wide(share[share$estimate == "value", names(share) != "estimate"], "source", "share")
  units <- texts_of(result, "sweep_verdicts/unit")
  cbind(out[1:2], unit = units[as.integer(out$figure)], out[-(1:2)], chance[-(1:2)], share[-(1:2)])
}

# Of a sweep: how much hangs on each factor, by index (first, total; mu_star ... after Morris), with 95 % intervals; told:
# whether it can be told from nothing although so many were looked at; predicted: how much the fit behind total indices
# foretells; and what the factor means, its unit, what it could be and how it is founded.
sensitivity <- function(result) {
  out <- wide(frame(result, "sweep_sensitivity", "value"), "estimate", "value")
  effects <- out$index %in% c("mu_star", "mu", "sigma")
  sure <- stats::qnorm(1 - 0.05 / nlevels(out$factor))
  out$told <- out$value > 0 & (effects | out$value > sure * (out$high - out$low) / 2 / 1.96)
  out$told[is.na(out$told)] <- FALSE
  fit <- if ("sweep_sensitivity/predicted" %in% result$variables) frame(result, "sweep_sensitivity", "predicted")
  out$predicted <- if (is.null(fit)) NaN else
    fit$predicted[match(paste(out$arm, out$figure), paste(fit$arm, fit$figure))]
  for (name in c("meaning", "unit", "plausible", "standing"))
    out[[name]] <- texts_of(result, paste0("sweep_factors/", name))[as.integer(out$factor)]
  out
}

# Of a sweep that says what outcomes are worth: what it is worth, in yuan, to know something before deciding, for one
# project, or for all of a programme.
information <- function(result, programme = FALSE) {
  variable <- if (programme) "programme_worth" else "worth"
  wide(frame(result, "sweep_information", variable), "estimate", variable)
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

texts_of <- function(result, name) reading(result$path, function(file) as.vector(ncdf4::ncvar_get(file, name)))

# A data frame in which the labels of its last axis are columns, in place of the variable.
wide <- function(cells, axis, variable) {
  labels <- levels(cells[[axis]])
  values <- matrix(cells[[variable]], ncol = length(labels), byrow = TRUE, dimnames = list(NULL, labels))
  out <- cells[seq(1, nrow(cells), length(labels)), !names(cells) %in% c(axis, variable), drop = FALSE]
  rownames(out) <- NULL
  cbind(out, values)
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
