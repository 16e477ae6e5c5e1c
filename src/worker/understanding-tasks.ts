import { unpacked } from '../base/values';
import { growthOf, type Growth } from '../engine/analyze/growth';
import { comparePair, type Pair } from '../engine/analyze/pair';
import { distributions, type Distributions } from '../engine/analyze/distribution';
import { retention, type Retention } from '../engine/analyze/retention';
import { segmentMonths, type SegmentMonths } from '../engine/analyze/segment-months';
import type { LeaveBy, Sensitivity } from '../engine/analyze/sensitivity';
import { standingOf, type Standing } from '../engine/analyze/standing';
import { topicVoices, type TopicVoices } from '../engine/analyze/topic-voices';
import type { Selection } from '../engine/analyze/selection';
import type { MapView } from '../engine/analyze/types';
import { reachabilityView, type ReachabilityView } from '../engine/cluster/density/views';
import { mixtureCriteria, type CriterionView } from '../engine/cluster/sweep-views';
import type { Settings } from '../engine/settings';
import { customerRefs, customerView, type CustomerRef, type CustomerView, type Who } from './customer-view';
import { drive } from './drive';
import {
  everySilhouette,
  silhouetteTime,
  type EverySilhouette,
  type SilhouetteTime,
} from './every-silhouette';
import { explanationView, type ExplanationView } from './explanation-view';
import { knownBase } from './known-base';
import { sensitivityOf } from './sensitivity';
import { otherSolution, type OtherSolution } from './other-solution';
import { keepMap } from './map-places';
import { mapView, type MapChoice } from './map-view';
import { selectionMore, selectionView, type SelectionMore, type SelectionView } from './selection-view';
import { reach, type Reached, type TaskContext } from './reach';

/** What the page can ask of the segments. Everything but `explain` is asked when a person unfolds it. */
export const understandingTasks = {
  /** What makes the segments understood. */
  async explain(settings: Settings, context: TaskContext): Promise<Reached<ExplanationView>> {
    const { ran, done } = await reach('explain', settings, context);
    return { view: explanationView(done), ran };
  },

  /** How DBSCAN or HDBSCAN sees the density of the customers; null for other methods. */
  async reachability(settings: Settings, context: TaskContext): Promise<ReachabilityView | null> {
    const { features, cluster } = (await reach('cluster', settings, context)).done;
    return drive(
      reachabilityView(cluster.model, features.x, cluster.labels, cluster.seed),
      context.signal,
      (p) => context.report('Looking at how dense the groups are', p.done, p.total),
    );
  },

  /** BIC and ICL of every kind of Gaussian mixture with each number of groups up to `most`. */
  async mixtureCriteria(
    { settings, most }: { readonly settings: Settings; readonly most: number },
    context: TaskContext,
  ): Promise<CriterionView | null> {
    const { features, cluster } = (await reach('cluster', settings, context)).done;
    const ks = Array.from({ length: Math.min(most, features.x.rows) }, (_, i) => i + 1);
    return drive(
      mixtureCriteria(features.x, ks, cluster.seed, context.parallel(settings.compute)),
      context.signal,
      (p) => context.report('Trying mixtures', p.done, p.total),
    );
  },

  /** How long silhouettes of all customers would take. */
  async silhouetteTime(settings: Settings, context: TaskContext): Promise<SilhouetteTime> {
    const { features } = (await reach('cluster', settings, context)).done;
    context.report('Measuring this device', 0, 1);
    return silhouetteTime(features.x, context.parallel(settings.compute), () => performance.now());
  },

  /** Silhouettes of all customers, where `explain` gives those of a sample. */
  async everySilhouette(settings: Settings, context: TaskContext): Promise<EverySilhouette> {
    const { done } = await reach('cluster', settings, context);
    return drive(everySilhouette(done, context.parallel(settings.compute)), context.signal, (p) =>
      context.report('Comparing every customer with all others', p.done, p.total),
    );
  },

  /** One segment beside another, or beside everybody else where `b` is null. */
  async comparePair(
    { settings, a, b }: { readonly settings: Settings; readonly a: number; readonly b: number | null },
    context: TaskContext,
  ): Promise<Pair> {
    const { done } = await reach('explain', settings, context);
    return drive(comparePair(done.features, done.cluster.labels, a, b), context.signal, (p) =>
      context.report('Comparing two segments', p.done, p.total),
    );
  },

  /** Orders, revenue and active customers of each segment by month; `found` is null without dates. */
  async segmentMonths(
    settings: Settings,
    context: TaskContext,
  ): Promise<{ readonly found: SegmentMonths | null }> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    const { base, lastDay } = knownBase(done);
    const found = await drive(segmentMonths(base, labels, k, lastDay), context.signal, (p) =>
      context.report('Counting month by month', p.done, p.total),
    );
    return { found };
  },

  /** How each segment changed from one full quarter or month to the next; null where the files can't tell. */
  async growth(settings: Settings, context: TaskContext): Promise<{ readonly growth: Growth | null }> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    const { base, lastDay } = knownBase(done);
    const growth = await drive(growthOf(base, labels, k, lastDay), context.signal, (p) =>
      context.report('Comparing two periods', p.done, p.total),
    );
    return { growth };
  },

  /** The same customers grouped by other settings of the cluster stage, beside the segments in use. */
  async otherSolution(
    { settings, cluster }: { readonly settings: Settings; readonly cluster: Settings['cluster'] },
    context: TaskContext,
  ): Promise<OtherSolution> {
    const { done } = await reach('analyze', settings, context);
    // On a shelf of its own, so that the segments in use stay.
    const store = { ...context.store, shelf: { ...context.store.shelf } };
    const { done: other } = await reach('analyze', { ...settings, cluster }, { ...context, store });
    return drive(otherSolution(done, other), context.signal);
  },

  /** What becomes of the segments without each feature, or each group of features. */
  async sensitivity(
    { settings, by }: { readonly settings: Settings; readonly by: LeaveBy },
    context: TaskContext,
  ): Promise<Sensitivity> {
    const { done } = await reach('analyze', settings, context);
    const steps = sensitivityOf(done, settings.cluster, by, context.parallel(settings.compute));
    return drive(steps, context.signal, (p) => context.report('Leaving features out', p.done, p.total));
  },

  /** Who ordered again, by the period of the first order; of all where `segment` is null. Nothing without dates. */
  async retention(
    {
      settings,
      segment,
      months,
    }: { readonly settings: Settings; readonly segment: number | null; readonly months: 1 | 3 | null },
    context: TaskContext,
  ): Promise<{ readonly found: Retention | null }> {
    const { done } = await reach('analyze', settings, context);
    const { base, lastDay } = knownBase(done);
    const steps = retention(base, done.cluster.labels, segment, lastDay, months);
    const found = await drive(steps, context.signal, (p) =>
      context.report('Counting who came back', p.done, p.total),
    );
    return { found };
  },

  /** How one feature is spread in each segment. */
  async distribution(
    { settings, feature }: { readonly settings: Settings; readonly feature: number },
    context: TaskContext,
  ): Promise<Distributions> {
    const { done } = await reach('analyze', settings, context);
    const { labels, k } = done.cluster;
    return drive(
      distributions(unpacked(done.features.features[feature]!.values), labels, k),
      context.signal,
      (p) => context.report('Looking at how values are spread', p.done, p.total),
    );
  },

  /** Where the typical customer of each segment stands among all, on these features. */
  async standing(
    { settings, features }: { readonly settings: Settings; readonly features: readonly number[] },
    context: TaskContext,
  ): Promise<Standing> {
    const { done } = await reach('analyze', settings, context);
    const medians = features.map((feature) =>
      done.analyze.segments.map(({ contrasts }) => contrasts[feature]!.median),
    );
    const values = features.map((feature) => done.features.features[feature]!.values);
    return drive(standingOf(values, medians, done.cluster.k), context.signal, (p) =>
      context.report('Comparing with all customers', p.done, p.total),
    );
  },

  /** What each segment writes about; `found` is null where there are no texts, or no topics in them. */
  async topics(
    settings: Settings,
    context: TaskContext,
  ): Promise<{ readonly found: TopicVoices | null; readonly lack: string | null }> {
    const { done } = await reach('analyze', settings, context);
    const { voice, problems } = done.voice;
    const { reviews } = knownBase(done).base;
    const { labels, k } = done.cluster;
    if (!voice || !reviews) return { found: null, lack: problems[0]?.message ?? null };
    const found = await drive(topicVoices(voice, reviews, labels, k), context.signal);
    return { found, lack: voice.topicsLack };
  },

  /** The typical customer of each segment, and a range of others, as the screen may name them. */
  async typicalCustomers(settings: Settings, context: TaskContext): Promise<CustomerRef[][]> {
    const { done } = await reach('explain', settings, context);
    const { typical } = done.explain.places;
    const refs = await customerRefs(context.store, settings, done.features.customers, typical.flat());
    return typical.map((rows) => refs.splice(0, rows.length));
  },

  /** One customer and why they are where they are; `found` is null where nobody is meant. */
  async customer(
    { settings, who }: { readonly settings: Settings; readonly who: Who },
    context: TaskContext,
  ): Promise<{ readonly found: CustomerView | null }> {
    const { done } = await reach('explain', settings, context);
    return { found: await customerView(context.store, settings, done, who) };
  },

  /** The customers on a map of another kind than the one that comes with the segments. */
  async map(
    { settings, ...choice }: { readonly settings: Settings } & MapChoice,
    context: TaskContext,
  ): Promise<MapView> {
    const { done } = await reach('analyze', settings, context);
    const map = await drive(mapView(done, choice), context.signal, (p) =>
      context.report('Drawing the map', p.done, p.total),
    );
    keepMap(done, map);
    return map;
  },

  /** Who is selected, and how many. */
  async selection(
    { settings, selection }: { readonly settings: Settings; readonly selection: Selection },
    context: TaskContext,
  ): Promise<SelectionView> {
    const { done } = await reach('analyze', settings, context);
    const view = await drive(selectionView(done, selection), context.signal);
    context.handOver(view.inside.buffer);
    return view;
  },

  /** What the selected customers are like. */
  async selectionMore(
    { settings, selection }: { readonly settings: Settings; readonly selection: Selection },
    context: TaskContext,
  ): Promise<SelectionMore> {
    const { done } = await reach('analyze', settings, context);
    return drive(selectionMore(done, selection), context.signal);
  },
} as const;
