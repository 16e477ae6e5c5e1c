# Writes medoids.json: PAM of iris under Manhattan distance, and Gower's distances of a small mixed table, by R's cluster.
#
#   Rscript test/golden/medoids/make.R ../shared/data     (made with R 4.2.2, cluster 2.1.4)
suppressMessages(library(cluster))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
x <- as.matrix(read.table(gzfile(paste0(commandArgs(TRUE)[1], "/clustering/iris.data.gz"))))
pams <- lapply(1:6, function(k) {
  found <- pam(x, k, metric = "manhattan", nstart = 50)
  list(k = k, cost = sum(found$clusinfo[, "size"] * found$clusinfo[, "av_diss"]), sizes = sort(found$clusinfo[, "size"], decreasing = TRUE))
})
set.seed(5)
mixed <- data.frame(a = round(runif(12), 3), b = round(rnorm(12), 3),
  country = factor(sample(c("DE", "FR", "PL"), 12, TRUE)), channel = factor(sample(c("shop", "web"), 12, TRUE)))
jsonlite::write_json(list(
  pam = pams,
  mixed = list(a = mixed$a, b = mixed$b, country = as.integer(mixed$country) - 1L, channel = as.integer(mixed$channel) - 1L,
    gower = round(as.vector(daisy(mixed, metric = "gower")), 9))
), paste0(here, "/medoids.json"), digits = 10, auto_unbox = TRUE)
