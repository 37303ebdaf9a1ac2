# Forecasts of R's forecast package: Rscript baseline.R SERIES.csv HORIZON CYCLE METHOD OUT.csv
# SERIES: number,v1,v2,... oldest first, NA = not known. OUT: number,row,v1,...,vH for the mean and five quantiles.
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
horizon <- as.integer(arguments[2])
cycle <- as.integer(arguments[3])
method <- arguments[4]
levels <- c(60, 80, 90, 98)
out <- file(arguments[5], "w")
started <- sum(proc.time()[1:2])
for (line in readLines(arguments[1])) {
  cells <- strsplit(line, ",")[[1]]
  fc <- tryCatch({
    y <- ts(as.numeric(cells[-1]), frequency = cycle)
    if (anyNA(y)) y <- na.interp(y)
    if (method == "ets") forecast(ets(y), h = horizon, level = levels) else ses(y, h = horizon, level = levels)
  }, error = function(e) NULL)
  if (is.null(fc)) next
  row <- function(values) cat(cells[1], paste(pmax(as.numeric(values), 0), collapse = ","), sep = ",", fill = FALSE, file = out)
  for (values in list(fc$mean, fc$mean, fc$upper[, 1], fc$upper[, 2], fc$upper[, 3], fc$upper[, 4])) {
    row(values)
    cat("\n", file = out)
  }
}
close(out)
cat(sum(proc.time()[1:2]) - started, "\n")
