# Writes reachability.json: OPTICS of iris, wine and the sets of clustering.json, by R's dbscan.
#
#   Rscript test/golden/reachability/make.R ../shared/data     (made with R 4.2.2, dbscan 1.1.11)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
real <- function(name) as.matrix(read.table(gzfile(paste0(commandArgs(TRUE)[1], "/clustering/", name, ".data.gz"))))
wine <- real("wine")
sets <- list(iris = real("iris"), wine = scale(wine) * sqrt(nrow(wine) / (nrow(wine) - 1)))
written <- jsonlite::fromJSON(paste0(here, "/../clustering.json"))$sets
for (name in c("moons", "rings", "unequal")) sets[[name]] <- matrix(written[[name]]$data, ncol = written[[name]]$columns, byrow = TRUE)
out <- list()
for (name in names(sets)) for (least in c(2L, 8L)) {
  found <- dbscan::optics(sets[[name]], eps = 1e6, minPts = least)
  reached <- sort(found$reachdist[is.finite(found$reachdist)])
  # Radii between two distances, so that rounding decides nothing.
  cuts <- lapply(c(0.5, 0.8, 0.95, 0.99), function(share) {
    at <- max(1, floor(share * length(reached)))
    higher <- reached[reached > reached[at] * 1.0001][1]
    eps <- (reached[at] + higher) / 2
    list(eps = eps, labels = dbscan::extractDBSCAN(found, eps)$cluster)
  })
  out[[length(out) + 1]] <- list(set = name, minPoints = least, reached = reached, cuts = cuts)
}
jsonlite::write_json(out, paste0(here, "/reachability.json"), digits = 9, auto_unbox = TRUE)
