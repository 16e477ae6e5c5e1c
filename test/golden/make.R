# Called by make.py: HDBSCAN of x.csv, written to out.json.
given <- commandArgs(TRUE)
x <- as.matrix(read.csv(paste0(given[1], "/x.csv"), header = FALSE))
h <- dbscan::hdbscan(x, as.integer(given[2]))
jsonlite::write_json(list(
  labels = h$cluster - 1L, probabilities = round(h$membership_prob, 9), outliers = round(h$outlier_scores, 9)
), paste0(given[1], "/out.json"), digits = 9)
