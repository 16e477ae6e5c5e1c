# Called by make.py: the gap statistic of iris and of wine, squared distances as in Tibshirani 2001, box along the
# principal axes.
suppressMessages(library(cluster))
set.seed(1)
one <- function(name) {
  x <- as.matrix(read.table(gzfile(paste0(commandArgs(TRUE)[1], "/clustering/", name, ".data.gz"))))
  if (name == "wine") x <- scale(x) * sqrt(nrow(x) / (nrow(x) - 1))
  g <- clusGap(x, function(x, k) list(cluster = kmeans(x, k, nstart = 20, iter.max = 100)$cluster), K.max = 6, B = 400, d.power = 2, spaceH0 = "scaledPCA", verbose = FALSE)
  list(set = name, gap = g$Tab[-1, "gap"], logW = g$Tab[-1, "logW"], deviation = g$Tab[-1, "SE.sim"] / sqrt(1 + 1 / 400))
}
cat(jsonlite::toJSON(lapply(c("iris", "wine"), one), digits = 8, auto_unbox = TRUE))
