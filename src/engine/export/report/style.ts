/** Okabe-Ito order, as on the screen in light: the color of a segment is the same in every picture. */
const COLORS = ['#0072b2', '#d55e00', '#009e73', '#c46a9b', '#a87d00', '#5b4fc4', '#8c4a2f', '#55626a'];

export const colorOf = (segment: number): string => COLORS[segment % COLORS.length]!;

/** The styles of the report; light on purpose, since it is made to be printed and passed on. */
export const STYLE = `
:root{color-scheme:light;--ink:#1d2426;--soft:#566265;--line:#e4e1d9;--wash:#f6f4ee;--accent:#0f6b66}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
main,header,footer{max-width:960px;margin:0 auto;padding:0 24px}
header{padding-top:48px}
h1{font-size:2.1rem;line-height:1.15;margin:0}
h2{font-size:1.5rem;line-height:1.25;margin:64px 0 8px;padding-top:24px;border-top:1px solid var(--line)}
h3{font-size:1.05rem;line-height:1.35;margin:28px 0 6px}
p{margin:8px 0;max-width:70ch}
.lead{font-size:1.15rem}
.soft,figcaption,footer{color:var(--soft);font-size:.9rem}
.warning{padding:8px 12px;background:#fbf1dc;border-radius:6px}
ul{margin:8px 0;padding-left:1.2em;max-width:70ch}
dl{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:4px 20px;margin:12px 0}
dt{color:var(--soft)}dd{margin:0}
.wide{overflow-x:auto;margin:12px 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption,summary{text-align:left;font-weight:600;padding:12px 0 6px}
summary{cursor:pointer;color:var(--accent)}
th{font-weight:600;text-align:left;vertical-align:bottom;border-bottom:1.5px solid #8b9294}
th,td{padding:5px 10px 5px 0}
td{border-bottom:1px solid var(--line);vertical-align:top}
.n{text-align:right;padding-right:0;padding-left:10px}
td.n{white-space:nowrap}
.n+:not(.n){padding-left:20px}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:0 28px}
.hash{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.78rem;overflow-wrap:anywhere}
figure{margin:24px 0}
figure img{display:block;max-width:100%;height:auto}
.mark{width:.75em;height:.75em;margin-right:.4em;vertical-align:-.05em}
.glance{list-style:none;margin:20px 0;padding:0;max-width:none}
.glance li{display:grid;grid-template-columns:minmax(0,1.6fr) minmax(0,1fr);gap:2px 28px;padding:12px 0;border-top:1px solid var(--line)}
.glance b{font-size:1.05rem}.glance p{margin:2px 0}
.bar{display:grid;grid-template-columns:1fr;font-size:.82rem;color:var(--soft);margin-bottom:4px}
.bar span{display:block;height:8px;border-radius:2px;background:var(--wash)}
.bar i{display:block;height:100%;border-radius:2px}
footer{padding-top:32px;padding-bottom:48px}
@media(max-width:620px){main,header,footer{padding-left:16px;padding-right:16px}.glance li,dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:8px}h1{font-size:1.7rem}}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{
body{font-size:10.5pt}
main,header,footer{max-width:none;padding-left:0;padding-right:0}header{padding-top:0}
h2{margin-top:0;border:0;padding-top:0}
.page{break-before:page}
.columns{grid-template-columns:repeat(3,1fr);gap:0 18px}h3{margin:14px 0 2px;font-size:1em}ul,p{margin:4px 0}th,td{padding-top:3px;padding-bottom:3px}.glance{margin:8px 0}.glance li{padding:7px 0;grid-template-columns:minmax(0,1.7fr) minmax(0,1fr)}
h2,h3,caption,summary{break-after:avoid}
tr,figure,.glance li,dl{break-inside:avoid}
thead{display:table-header-group}
.wide{overflow:visible}table{font-size:8.5pt}
figure details,details.print-off{display:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
