import { describe, expect, test } from 'vitest';
import { KindredError } from '../../src/base/errors';
import { defaultSettings } from '../../src/engine/settings';
import type { GpuState } from '../../src/worker/gpu-service';
import type { EngineLike } from '../../src/ui/state/engine-link.svelte';
import { Project } from '../../src/ui/state/project.svelte';

interface Call {
  readonly engine: number;
  readonly name: string;
  readonly input: unknown;
  readonly signal: AbortSignal;
  readonly answer: (value: unknown) => void;
  readonly refuse: (code: string) => void;
  readonly report: (label: string, done: number, total: number) => void;
}

/** Engines whose answers the test gives by hand. */
function workbench() {
  const calls: Call[] = [];
  let engines = 0;
  const terminated: number[] = [];
  let tell: (state: GpuState) => void = () => {};
  const project = new Project((onGpu) => {
    tell = onGpu;
    const engine = ++engines;
    const open = new Set<Call>();
    return {
      run: (
        name: string,
        input: unknown,
        { signal, onProgress }: Parameters<EngineLike['run']>[2] & object,
      ) =>
        new Promise((resolve, reject) => {
          const call: Call = {
            engine,
            name,
            input,
            signal: signal!,
            answer: (value) => {
              open.delete(call);
              resolve(value);
            },
            refuse: (code) => {
              open.delete(call);
              reject(new KindredError(code, `It was ${code}.`));
            },
            report: (label, done, total) => onProgress!({ label, done, total }),
          };
          open.add(call);
          calls.push(call);
        }),
      width: 2,
      terminate: () => {
        terminated.push(engine);
        for (const call of [...open]) call.refuse('stopped');
      },
    } as unknown as EngineLike;
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  const last = (name: string) => calls.findLast((call) => call.name === name)!;
  const card = (state: GpuState) => tell(state);
  return { project, calls, terminated, settle, last, card, names: () => calls.map(({ name }) => name) };
}

const files = (...ids: string[]) => ids.map((id) => ({ id, guess: { name: `${id}.csv` }, read: null }));
const view = (tag: string, choice?: object) => ({ view: { tag, choice }, ran: [] });
const tag = (value: unknown) => (value as { tag: string } | null)?.tag;

async function withFile() {
  const bench = workbench();
  void bench.project.addFiles([new File(['a'], 'a.csv')]);
  await bench.settle();
  bench.last('addFiles').answer(files('file-1'));
  await bench.settle();
  return bench;
}

async function finished() {
  const bench = await withFile();
  void bench.project.open('segments');
  for (const name of ['data', 'features', 'segments']) {
    bench.last(name).answer(view(name));
    await bench.settle();
  }
  return bench;
}

describe('project', () => {
  test('a dropped file is understood, then read', async () => {
    const { project, names, last, settle } = await withFile();
    expect(names()).toEqual(['addFiles', 'data']);
    expect(project.files.map(({ id }) => id)).toEqual(['file-1']);
    expect(project.status('data')).toBe('ready');
    last('data').answer(view('data'));
    await settle();
    expect(project.job).toBeNull();
    expect(project.status('data')).toBe('done');
    expect(project.status('segments')).toBe('ready');
  });

  test('nothing can be opened before there are files', async () => {
    const { project, names } = workbench();
    await project.open('segments');
    expect(project.step).toBe('data');
    expect(project.status('segments')).toBe('blocked');
    expect(names()).toEqual([]);
  });

  test('asking for segments while files are read goes on from there', async () => {
    const { project, names, last, settle } = await withFile();
    void project.open('segments');
    expect(last('data').signal.aborted).toBe(false);
    last('data').answer(view('data'));
    await settle();
    expect(project.status('data')).toBe('done');
    last('features').answer(view('features'));
    await settle();
    last('segments').answer(view('segments'));
    await settle();
    expect(names()).toEqual(['addFiles', 'data', 'features', 'segments']);
    expect(project.status('segments')).toBe('done');
    expect(project.job).toBeNull();
  });

  test('a setting makes stale what rests on it and nothing before', async () => {
    const { project, names, last, settle } = await finished();
    void project.change({ cluster: { k: 6 } });
    await settle();
    expect(project.status('customers')).toBe('done');
    expect(project.status('segments')).toBe('stale');
    expect(tag(project.view('segments'))).toBe('segments');
    last('segments').answer(view('six'));
    await settle();
    expect(names().slice(4)).toEqual(['segments']);
    expect(tag(project.view('segments'))).toBe('six');
  });

  test('a stale run never writes state', async () => {
    const { project, calls, last, settle } = await finished();
    void project.change({ cluster: { k: 6 } });
    await settle();
    const stale = last('segments');
    void project.change({ cluster: { k: 7 } });
    await settle();
    expect(stale.signal.aborted).toBe(true);
    last('segments').answer(view('seven'));
    await settle();
    stale.report('Late', 1, 2);
    stale.answer(view('six'));
    await settle();
    expect(tag(project.view('segments'))).toBe('seven');
    expect(project.job).toBeNull();
    expect(calls.filter(({ signal }) => !signal.aborted).length).toBe(calls.length - 1);
  });

  test('a setting changed on an earlier step is worked out when the later one is opened', async () => {
    const { project, names, last, settle } = await finished();
    void project.open('data');
    void project.change({ cleaning: { returns: false } });
    await settle();
    last('data').answer(view('data 2'));
    await settle();
    expect(names().slice(4)).toEqual(['data']);
    expect(project.status('segments')).toBe('stale');
    void project.open('segments');
    await settle();
    expect(names().slice(5)).toEqual(['features']);
  });

  test('undo and redo bring settings back and work them out', async () => {
    const { project, last, settle } = await finished();
    void project.change({ cluster: { k: 6 } });
    await settle();
    last('segments').answer(view('six'));
    await settle();
    void project.undo();
    await settle();
    expect(project.settings.cluster).toEqual({});
    expect(last('segments').input).toEqual(project.settings);
    expect(project.canRedo).toBe(true);
    void project.redo();
    await settle();
    expect(project.settings.cluster).toEqual({ k: 6 });
    expect(project.status('segments')).toBe('done');
  });

  describe('what the data proposed', () => {
    const options = {
      algorithm: { default: 'kmeans' },
      effort: { default: 'quick' },
      k: { default: 0 },
      seed: { default: 1 },
    };
    async function proposed() {
      const bench = await finished();
      const set = async (cluster: Record<string, unknown>, choice?: object) => {
        void bench.project.change({ cluster });
        await bench.settle();
        bench.last('segments').answer({ view: { options, choice }, ran: [] });
        await bench.settle();
        return bench.project.proposal;
      };
      expect(bench.project.proposal).toBeNull();
      await set({ seed: 2 }, { k: 5 });
      return { ...bench, set };
    }

    test('is remembered while another number is tried, until the customers change', async () => {
      const { project, set } = await proposed();
      expect(await set({ seed: 2, k: 6 })).toEqual({ k: 5 });
      expect(await set({ k: 7, effort: 'quick', seed: 2, algorithm: 'kmeans' })).toEqual({ k: 5 });
      void project.change({ features: { log: false } });
      expect(project.proposal).toBeNull();
      project.cancel();
    });

    test('does not speak for another seed, effort or method', async () => {
      const { set } = await proposed();
      expect(await set({ k: 6 })).toBeNull();
      expect(await set({ k: 6, seed: 2, effort: 'careful' })).toBeNull();
      expect(await set({ k: 6, seed: 2, algorithm: 'gmm' })).toBeNull();
      expect(await set({ k: 6, seed: 2, eps: 0.3 })).toEqual({ k: 5 });
    });
  });

  test('cancel ends the job at once and keeps what was finished', async () => {
    const { project, last, settle } = await withFile();
    void project.open('segments');
    last('data').answer(view('data'));
    await settle();
    project.cancel();
    expect(project.job).toBeNull();
    expect(last('features').signal.aborted).toBe(true);
    last('features').refuse('stopped');
    await settle();
    expect(project.problem).toBeNull();
    expect(project.notice).toEqual({ kind: 'stopped' });
    expect(project.status('data')).toBe('done');
    expect(project.status('customers')).toBe('ready');
  });

  describe('cancelling a change of settings', () => {
    async function changing(...numbers: number[]) {
      const bench = await finished();
      for (const k of numbers) {
        void bench.project.change({ cluster: { k } });
        await bench.settle();
      }
      return bench;
    }

    test('brings back those of the answer on the screen, and they can be redone', async () => {
      const { project, settle, names } = await changing(6, 7);
      project.cancel();
      await settle();
      expect(project.settings.cluster).toEqual({});
      expect(project.status('segments')).toBe('done');
      expect(project).toMatchObject({
        job: null,
        problem: null,
        canRedo: true,
        notice: { kind: 'wentBack' },
      });
      const asked = names().length;
      void project.open('understand');
      await settle();
      expect(names().slice(asked)).toEqual(['explain']);
      project.cancel();
      expect(project.notice).toEqual({ kind: 'stopped' });
    });

    test('also when the change was an undo', async () => {
      const { project, last, settle } = await changing(6);
      last('segments').answer(view('six'));
      await settle();
      void project.undo();
      await settle();
      project.cancel();
      expect(project.settings.cluster).toEqual({ k: 6 });
      expect(project.status('segments')).toBe('done');
    });

    test('keeps them where there is no answer to go back to', async () => {
      const { project, last, settle } = await withFile();
      void project.open('segments');
      last('data').answer(view('data'));
      await settle();
      void project.change({ cluster: { k: 6 } });
      await settle();
      project.cancel();
      expect(project.settings.cluster).toEqual({ k: 6 });
      expect(project).toMatchObject({ notice: { kind: 'stopped' }, leftBehind: false, canGoBack: false });
    });

    test('leaves an earlier change alone, tells of it, and goes back on demand', async () => {
      const { project, last, settle } = await finished();
      void project.open('data');
      void project.change({ cleaning: { returns: false } });
      await settle();
      last('data').answer(view('data 2'));
      await settle();
      void project.open('segments');
      await settle();
      project.cancel();
      expect(project.settings.cleaning).toEqual({ returns: false });
      expect(project).toMatchObject({ leftBehind: true, canGoBack: true });
      void project.goBack();
      expect(project.settings).toEqual(defaultSettings);
      expect(project.status('segments')).toBe('done');
    });

    test('after a failure the change can be undone', async () => {
      const { project, last, settle } = await changing(6);
      last('segments').refuse('bad-range');
      await settle();
      expect(project).toMatchObject({ leftBehind: false, canGoBack: true });
      void project.goBack();
      await settle();
      expect(project).toMatchObject({ problem: null, job: null, leftBehind: false });
      expect(project.status('segments')).toBe('done');
    });
  });

  test('a cancelled drop leaves no file behind', async () => {
    const { project, last, names, settle } = workbench();
    void project.addFiles([new File(['a'], 'a.csv')]);
    await settle();
    project.cancel();
    expect(last('addFiles').signal.aborted).toBe(true);
    last('addFiles').refuse('stopped');
    await settle();
    void project.addFiles([new File(['b'], 'b.csv')]);
    await settle();
    expect((last('addFiles').input as File[])[0]!.name).toBe('b.csv');
    expect(names()).toEqual(['addFiles', 'addFiles']);
  });

  test('a problem is shown, and the next change tries again', async () => {
    const { project, last, settle, names } = await withFile();
    last('data').refuse('no-date');
    await settle();
    expect(project.problem).toEqual({ code: 'no-date', message: 'It was no-date.' });
    expect(project.job).toBeNull();
    void project.change({ files: { 'file-1': { columns: { 0: { role: 'date' } } } } });
    await settle();
    expect(project.problem).toBeNull();
    expect(names()).toEqual(['addFiles', 'data', 'data']);
  });

  test('a file that can not be opened does not stand in the way of the next', async () => {
    const { project, last, settle } = workbench();
    void project.addFiles([new File(['a'], 'broken.csv')]);
    await settle();
    last('addFiles').refuse('not-a-table');
    await settle();
    expect(project.problem?.code).toBe('not-a-table');
    void project.addFiles([new File(['b'], 'b.csv')]);
    await settle();
    last('addFiles').answer(files('file-1'));
    await settle();
    expect(project.problem).toBeNull();
    expect(project.hasFiles).toBe(true);
  });

  test('a lost worker is replaced once, with the files in the same order', async () => {
    const { project, calls, last, settle, terminated } = await withFile();
    last('data').answer(view('data'));
    await settle();
    void project.addSample();
    await settle();
    last('addSample').answer(files('file-1', 'file-2'));
    await settle();
    void project.removeFile('file-1');
    await settle();
    last('removeFile').answer(files('file-2'));
    await settle();
    last('data').refuse('worker-lost');
    await settle();
    for (const [name, answer] of [
      ['addFiles', files('file-1')],
      ['addSample', files('file-1', 'file-2')],
      ['removeFile', files('file-2')],
    ] as const) {
      expect(calls.at(-1)).toMatchObject({ name, engine: 2 });
      last(name).answer(answer);
      await settle();
    }
    expect(terminated).toEqual([1]);
    expect(calls.at(-1)).toMatchObject({ name: 'data', engine: 2 });
    last('data').refuse('worker-lost');
    await settle();
    expect(project.problem?.code).toBe('worker-lost');
    expect(project.job).toBeNull();
  });

  test('erasing ends the engine and forgets everything', async () => {
    const { project, terminated, last, settle, calls } = await finished();
    void project.change({ cluster: { k: 6 } });
    await settle();
    const late = last('segments');
    project.erase();
    expect(terminated).toEqual([1]);
    late.answer(view('late'));
    await settle();
    expect(project).toMatchObject({ step: 'data', files: [], job: null, problem: null, canUndo: false });
    expect(project.view('segments')).toBeNull();
    expect(project.settings.cluster).toEqual({});
    void project.addSample();
    await settle();
    expect(calls.at(-1)).toMatchObject({ name: 'addSample', engine: 2 });
  });

  test('erasing while a file is opened leaves nothing to come back', async () => {
    const { project, settle } = workbench();
    void project.addFiles([new File(['a'], 'a.csv')]);
    await settle();
    project.erase();
    await settle();
    expect(project).toMatchObject({ files: [], job: null, problem: null, notice: { kind: 'erased' } });
  });

  test('removing the last file leads back to the first screen', async () => {
    const { project, settle, last, names } = await finished();
    void project.removeFile('file-1');
    await settle();
    last('removeFile').answer([]);
    await settle();
    expect(project.hasFiles).toBe(false);
    expect(project.job).toBeNull();
    expect(names().at(-1)).toBe('removeFile');
  });

  test('what is undone while the first file is opened holds for that file', async () => {
    const { project, settle, last } = await withFile();
    last('data').answer(view('data'));
    await settle();
    void project.change({ cleaning: { returns: false } });
    await settle();
    last('data').answer(view('data'));
    void project.removeFile('file-1');
    await settle();
    last('removeFile').answer([]);
    await settle();
    void project.addFiles([new File(['b'], 'b.csv')]);
    void project.undo();
    await settle();
    last('addFiles').answer(files('file-2'));
    await settle();
    expect(last('data').input).toBe(project.settings);
    expect(project.settings).toEqual(defaultSettings);
  });

  test('progress is what the engine last said', async () => {
    const { project, last } = await withFile();
    last('data').report('Reading files', 3, 10);
    expect(project.job?.progress).toEqual({ label: 'Reading files', done: 3, total: 10 });
    expect(project.job?.pace?.startShare).toBe(0.3);
  });

  test('erasing forgets reasons, lists of objections, switches, the ledger, and ends the worker with its key', async () => {
    const { project, last, settle } = await finished();
    void project.addFiles([new File(['email'], 'Objections, pasted.csv')]);
    await settle();
    last('addFiles').answer(files('file-1', 'file-2'));
    await settle();
    last('data').answer(view('data 2'));
    await settle();
    const { privacy } = project.settings;
    const changed = {
      ...privacy,
      columns: { 'file-1': { 4: 'why' } },
      products: { health: 'why' },
      consent: true,
      hideNames: false,
      pseudonymousLists: true,
    };
    void project.change({ privacy: changed });
    project.ledger = [{ title: 'Segments', rows: 1, columns: [], people: 'named', file: 'a.csv', at: 1 }];
    project.erase();
    expect(project.settings).toEqual(defaultSettings);
    expect([project.canUndo, project.canRedo]).toEqual([false, false]);
    expect(project.files).toEqual([]);
    expect(project.ledger).toEqual([]);
    expect(JSON.stringify(project.settings)).not.toContain('why');
  });

  test('a download is given to the caller; its failure is a problem', async () => {
    const { project, last, settle } = await finished();
    const good = project.download();
    await settle();
    const leaving = { title: 'Segments', rows: 3, columns: ['pseudonym'], people: 'pseudonyms' };
    last('downloadSegments').answer({ name: 'a.csv', leaving });
    expect(await good).toEqual({ name: 'a.csv', leaving });
    expect(project.ledger).toMatchObject([{ ...leaving, file: 'a.csv' }]);
    const bad = project.download();
    await settle();
    last('downloadSegments').refuse('withheld');
    expect(await bad).toBeNull();
    expect(project.problem?.code).toBe('withheld');
  });

  test('a question about the segments is asked when nothing else runs; its failure is a problem', async () => {
    const { project, last, settle } = await finished();
    const asked = project.look('explain', project.settings);
    expect(await project.look('explain', project.settings)).toBeNull();
    await settle();
    last('explain').answer({ rules: [] });
    expect(await asked).toEqual({ rules: [] });
    const failing = project.look('explain', project.settings);
    await settle();
    last('explain').refuse('out-of-memory');
    expect(await failing).toBeNull();
    expect(project.problem?.code).toBe('out-of-memory');
  });

  test('says where segments were calculated, and tells of a card that failed', async () => {
    const { project, card, last, settle } = await finished();
    expect(project.calculated).toBeNull();
    const anew = async (k: number, fits: number) => {
      void project.change({ cluster: { k } });
      await settle();
      card({ name: 'swift shader', ready: true, fits, problem: null });
      last('segments').answer({ ...view('segments'), ran: ['cluster'] });
      await settle();
      return project.calculated;
    };
    expect(await anew(3, 0)).toEqual({ workers: 2, adapter: null });
    expect(await anew(4, 1)).toEqual({ workers: 2, adapter: 'swift shader' });
    expect(await anew(5, 1)).toEqual({ workers: 2, adapter: null });
    expect(project.cardFailed).toBe('');
    const lost = { code: 'gpu-lost', message: 'It stopped.' };
    card({ name: 'swift shader', ready: false, fits: 1, problem: lost });
    expect(project.cardFailed).toBe('It stopped.');
    card({ name: null, ready: false, fits: 0, problem: { code: 'no-webgpu', message: 'None.' } });
    expect(project.cardFailed).toBe('');
    void project.change({ compute: 'gpu' });
    expect(project.cardFailed).toBe('None.');
    expect(project.status('segments')).toBe('done');
    project.erase();
    expect([project.gpu, project.calculated]).toEqual([null, null]);
  });
});
