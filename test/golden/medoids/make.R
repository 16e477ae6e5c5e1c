# Writes medoids.json: PAM of iris and wine under Manhattan distance, Gower's distances of a small mixed table, and PAM of
# iris with two kinds under Gower's distance, by R's cluster. Of PAM the better of BUILD and of 50 random starts.
#
#   Rscript test/golden/medoids/make.R ../shared/data     (made with R 4.2.2, cluster 2.1.4)
#
# Wine is standardized by the standard deviation of the population.
suppressMessages(library(cluster))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
read <- function(name) as.matrix(read.table(gzfile(paste0(commandArgs(TRUE)[1], "/clustering/", name, ".data.gz"))))
iris <- read("iris"); wine <- read("wine")
wine <- scale(wine) * sqrt(nrow(wine) / (nrow(wine) - 1))
best <- function(x, k, ...) {
  set.seed(k)
  built <- pam(x, k, ...)
  drawn <- if (k > 1) pam(x, k, medoids = "random", nstart = 50, variant = "faster", ...) else built
  costs <- sapply(list(built, drawn), function(found) sum(found$clusinfo[, "size"] * found$clusinfo[, "av_diss"]))
  found <- list(built, drawn)[[which.min(costs)]]
  list(k = k, cost = min(costs), sizes = I(sort(as.integer(found$clusinfo[, "size"]), decreasing = TRUE)))
}
set.seed(5)
mixed <- data.frame(a = round(runif(12), 3), b = round(rnorm(12), 3),
  country = factor(sample(c("DE", "FR", "PL"), 12, TRUE)), channel = factor(sample(c("shop", "web"), 12, TRUE)))
kinds <- data.frame(country = factor(sample(c("DE", "FR", "PL"), 150, TRUE, c(.5, .3, .2))), channel = factor(sample(c("shop", "web"), 150, TRUE, c(.7, .3))))
gower <- daisy(cbind(as.data.frame(iris), kinds), metric = "gower")
jsonlite::write_json(list(
  pam = c(lapply(1:6, function(k) c(set = "iris", best(iris, k, metric = "manhattan"))), lapply(2:6, function(k) c(set = "wine", best(wine, k, metric = "manhattan")))),
  mixed = list(a = mixed$a, b = mixed$b, country = as.integer(mixed$country) - 1L, channel = as.integer(mixed$channel) - 1L,
    gower = round(as.vector(daisy(mixed, metric = "gower")), 9)),
  kinds = list(country = as.integer(kinds$country) - 1L, channel = as.integer(kinds$channel) - 1L,
    pam = lapply(2:6, function(k) best(gower, k, diss = TRUE)))
), paste0(here, "/medoids.json"), digits = 10, auto_unbox = TRUE)
