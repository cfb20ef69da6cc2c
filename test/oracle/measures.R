# The measures of one question worked out a second time, in R and from the formulas: the figures of a whole table, and one
# force's place in the funnel, places in the order, and ratio and difference to the rest. Nothing of the project is used.
#
# Rscript measures.R TABLE.csv "Force" "left out;names": a table of outcomes with official headers, read on the recorded basis.
# Prints one "name value ..." a line.
arguments <- commandArgs(trailingOnly = TRUE)
table <- read.csv(arguments[1], check.names = FALSE, stringsAsFactors = FALSE)
asked <- arguments[2]
left <- strsplit(arguments[3], ";")[[1]]
say <- function(name, values) cat(name, formatC(values, digits = 17, format = "e"), "\n")

count <- suppressWarnings(as.numeric(table[["Force outcomes for offences recorded in quarter"]]))
count[is.na(count)] <- 0
type <- as.character(table[["Outcome Type"]])
whole <- type != "1A" # a part of type 1
all <- tapply(count[whole], table[["Force Name"]][whole], sum)
charges <- tapply(count[type == "1"], table[["Force Name"]][type == "1"], sum)
force <- names(all)
total <- as.numeric(all)
charged <- as.numeric(ifelse(is.na(charges[force]), 0, charges[force]))
say("forces", length(force))
say("pooled", sum(charged) / sum(total))
say("mean", mean(charged / total))

keep <- !(force %in% left)
x <- charged[keep]; n <- total[keep]; name <- force[keep]
i <- which(name == asked)
centre <- sum(x) / sum(n)
say("members", length(x))
say("centre", centre)

# Exact binomial limits, interpolated (Spiegelhalter 2005), clipped to [0, 1].
limit <- function(p, size) {
  r <- qbinom(p, size, centre)
  a <- (pbinom(r, size, centre) - p) / dbinom(r, size, centre)
  min(1, max(0, (r - a) / size))
}
say("limits998", c(limit(0.001, n[i]), limit(0.999, n[i])))
say("tail", min(pbinom(x[i], n[i], centre), pbinom(x[i] - 1, n[i], centre, lower.tail = FALSE)))

# Spread: arcsine z scores, outer tenths drawn in (type 7), phi, tau squared (DerSimonian and Laird).
s <- 1 / (2 * sqrt(n))
z <- (asin(sqrt(x / n)) - asin(sqrt(centre))) / s
q <- quantile(z, c(0.1, 0.9), type = 7)
phi <- mean(pmin(pmax(z, q[1]), q[2])^2)
weight <- 1 / s^2
tau2 <- if (length(z) * phi < length(z) - 1) 0 else
  (length(z) * phi - (length(z) - 1)) / (sum(weight) - sum(weight^2) / sum(weight))
say("phi", phi)
say("tau2", tau2)
say("spread998", sin(pmin(pi / 2, pmax(0, asin(sqrt(centre)) + c(-1, 1) * qnorm(0.999) * sqrt(s[i]^2 + tau2))))^2)

# Places: independent Beta(x + 1/2, n - x + 1/2); place 1 is the smallest share.
a <- x + 0.5; b <- n - x + 0.5
others <- seq_along(x)[-i]
smaller <- sapply(others, function(j)
  integrate(function(p) dbeta(p, a[i], b[i]) * pbeta(p, a[j], b[j]), qbeta(1e-15, a[i], b[i]),
    qbeta(1e-15, a[i], b[i], lower.tail = FALSE), rel.tol = 1e-12, subdivisions = 5000)$value)
say("expected", 1 + sum(smaller))
theta <- qbeta((seq_len(20000) - 0.5) / 20000, a[i], b[i])
state <- cbind(1, matrix(0, length(theta), length(others)))
for (j in others) {
  p <- pbeta(theta, a[j], b[j])
  state <- state * (1 - p) + cbind(0, state[, -ncol(state)] * p)
}
cumulative <- cumsum(colMeans(state))
say("places", c(which(cumulative >= 0.025)[1], which(cumulative >= 0.975)[1]))

# The rest: the total of all forces of the table less the force.
x1 <- x[i]; n1 <- n[i]; x2 <- sum(charged) - x1; n2 <- sum(total) - n1
chi <- qchisq(0.95, 1)
# The most likely p2 under a constraint, by solving the likelihood equation numerically.
constrained <- function(p1of, slope, low, high) uniroot(function(p2) {
  p1 <- p1of(p2)
  slope(p2) * (x1 / p1 - (n1 - x1) / (1 - p1)) + x2 / p2 - (n2 - x2) / (1 - p2)
}, c(low, high), tol = 1e-17)$root
koopman <- function(r) {
  p2 <- constrained(function(p2) r * p2, function(p2) r, 1e-12, min(1, 1 / r) * (1 - 1e-12))
  p1 <- r * p2
  (x1 - n1 * p1)^2 / (n1 * p1 * (1 - p1)) + (x2 - n2 * p2)^2 / (n2 * p2 * (1 - p2)) # Pearson's chi-square
}
r <- (x1 / n1) / (x2 / n2)
say("ratio", r)
root <- function(f, low, high) uniroot(function(v) f(v) - chi, c(low, high), tol = 1e-16)$root
say("ratioInterval", c(root(koopman, r / 5, r), root(koopman, r, r * 5)))
# Miettinen and Nurminen's score for the difference, with the factor N / (N - 1).
mn <- function(d) {
  p2 <- constrained(function(p2) p2 + d, function(p2) 1, max(0, -d) + 1e-12, min(1, 1 - d) - 1e-12)
  p1 <- p2 + d
  v <- (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
  (x1 / n1 - x2 / n2 - d)^2 / v
}
d <- x1 / n1 - x2 / n2
say("difference", d)
say("differenceInterval", c(root(mn, d - 0.04, d), root(mn, d, d + 0.04)))
