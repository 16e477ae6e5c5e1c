/** ln Γ(r + n) − ln Γ(r) with its first two derivatives in r, for n that rises from 0. */
export class Rising {
  value = 0;
  first = 0;
  second = 0;
  private n = 0;

  constructor(private readonly r: number) {}

  to(n: number): void {
    for (; this.n < n; this.n++) {
      const inverse = 1 / (this.r + this.n);
      this.value -= Math.log(inverse);
      this.first += inverse;
      this.second -= inverse * inverse;
    }
  }
}

/** ln B(a, b + n) − ln B(a, b) with its first two derivatives, for n that rises from 0. */
export class RisingRatio {
  value = 0;
  da = 0;
  db = 0;
  daa = 0;
  dab = 0;
  dbb = 0;
  private n = 0;

  constructor(
    private readonly a: number,
    private readonly b: number,
  ) {}

  to(n: number): void {
    for (; this.n < n; this.n++) {
      const one = 1 / (this.b + this.n);
      const all = 1 / (this.a + this.b + this.n);
      this.value -= Math.log1p(this.a * one);
      this.da -= all;
      this.db += one - all;
      this.daa += all * all;
      this.dab += all * all;
      this.dbb += all * all - one * one;
    }
  }
}
