# Aalen-Johansen by survival::survfit (multi-state) on single times: arguments are a CSV of cell, time, status (0 censored, causes
# from 1) and the file to write. Prints the seconds that survfit alone took. The file holds doubles: for each cell its number, how
# many times it has, the times, and then for each cause the shares and their standard errors.
suppressPackageStartupMessages(library(survival))
args <- commandArgs(TRUE)
crimes <- read.csv(args[1])
causes <- max(crimes$status)
state <- factor(crimes$status, 0:causes)
started <- proc.time()[["elapsed"]]
fit <- survfit(Surv(time, state) ~ cell, data = crimes)
cat(proc.time()[["elapsed"]] - started)
out <- file(args[2], "wb")
ends <- cumsum(fit$strata)
for (at in seq_along(ends)) {
  rows <- (ends[at] - fit$strata[at] + 1):ends[at]
  writeBin(c(as.numeric(sub("cell=", "", names(fit$strata)[at])), length(rows), fit$time[rows]), out)
  for (cause in 1:causes) writeBin(c(fit$pstate[rows, cause + 1], fit$std.err[rows, cause + 1]), out)
}
close(out)
