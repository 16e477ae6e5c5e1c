# Writes maps.json: batch self-organizing maps of iris by R's kohonen.
#
#   Rscript test/golden/som/make.R ../shared/data     (made with R 4.2.2, kohonen 3.0.11)
#
# Both start from the same plane: the mean, one standard deviation to each side along the first two principal
# components. kohonen draws the first row of a hexagonal map to the right, we the second: its places are replaced.
suppressMessages(library(kohonen))
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
x <- as.matrix(read.table(gzfile(paste0(commandArgs(TRUE)[1], "/clustering/iris.data.gz"))))
plane <- prcomp(x)
turned <- apply(plane$rotation, 2, function(v) if (v[which.max(abs(v))] < 0) -v else v)
maps <- lapply(list(
  list(topology = "hexagonal", width = 7, height = 4, epochs = 20, radius = 2, last = 0.5),
  list(topology = "rectangular", width = 6, height = 5, epochs = 25, radius = 1.5, last = 0.7),
  list(topology = "rectangular", width = 9, height = 1, epochs = 10, radius = 2, last = 1)
), function(given) {
  grid <- somgrid(given$width, given$height, given$topology, neighbourhood.fct = "gaussian")
  if (given$topology == "hexagonal") {
    at <- expand.grid(x = seq_len(given$width) - 1, y = seq_len(given$height) - 1)
    grid$pts <- as.matrix(cbind(x = at$x + 0.5 * (at$y %% 2), y = at$y * sqrt(3) / 2))
  }
  side <- function(v) if (max(v) > min(v)) 2 * (v - min(v)) / (max(v) - min(v)) - 1 else 0 * v
  start <- side(grid$pts[, 1]) %o% (plane$sdev[1] * turned[, 1]) + side(grid$pts[, 2]) %o% (plane$sdev[2] * turned[, 2])
  map <- supersom(list(x), grid, rlen = given$epochs, radius = c(given$radius, given$last), mode = "batch",
    init = list(sweep(start, 2, plane$center, "+")), dist.fcts = "sumofsquares")
  codes <- map$codes[[1]]
  apart <- sqrt(outer(rowSums(x^2), rowSums(codes^2), "+") - 2 * x %*% t(codes))
  two <- t(apply(apart, 1, function(row) order(row)[1:2]))
  grown <- unit.distances(grid)
  touching <- function(i) which(grown[i, ] > 0 & grown[i, ] < 1.0001)
  between <- as.matrix(dist(codes))
  c(given, list(
    codes = round(as.vector(t(codes)), 7), quantization = mean(apart[cbind(seq_len(nrow(x)), two[, 1])]),
    topographic = mean(grown[two] > 1.0001), hits = tabulate(two[, 1], nrow(codes)),
    neighbors = round(sapply(seq_len(nrow(codes)), function(i) mean(between[i, touching(i)])), 7)
  ))
})
jsonlite::write_json(maps, paste0(here, "/maps.json"), digits = 8, auto_unbox = TRUE)
