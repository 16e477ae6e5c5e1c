import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const spanish: OpinionWords = {
  negators: 'no nunca jamás nada ningún ninguna ninguno sin ni tampoco nadie',
  backwards: 0,
  boosters:
    'muy súper super realmente extremadamente totalmente absolutamente tan demasiado bastante completamente increíblemente especialmente',
  dampeners: 'un_poco algo casi ligeramente más_o_menos a_veces',
  contrast: 'pero aunque sin_embargo lamentablemente desgraciadamente',
  great:
    'excelente excelentes perfecto perfecta perfectamente fantástico fantástica maravilloso maravillosa increíble genial estupendo estupenda espectacular magnífico magnífica inmejorable encanta encantó encantado encantada encantan extraordinario delicioso deliciosa riquísimo buenísimo buenísima impecable fenomenal',
  good: 'bueno buena buenos buenas buen bien contento contenta satisfecho satisfecha recomiendo recomendable recomendado recomendar recomendaría rápido rápida rápidamente puntual fiable resistente cómodo cómoda práctico útil bonito bonita precioso hermoso amable amables atento atenta simpático profesional eficaz eficiente barato económico asequible fresco rico sabroso gracias fácil funciona gusta gustó gustado suave limpio a_tiempo repetiré volveré cumple',
  bad: 'roto rota rotos rotas defectuoso defectuosa dañado dañada malo mala malos malas mal decepcionado decepcionada decepcionante decepción lento lenta tarde retraso caro cara caros tardó tardaron tardado antipático grosero maleducado falta faltaba faltan error equivocado falso frágil ruidoso incómodo complicado devolución devolver devuelto reembolso reclamación queja problema problemas avería sucio sucia huele olor frío esperar esperando espera demasiado_pequeño demasiado_grande evitar eviten lástima mediocre rayado caducado débil floja flojo rompió rompe',
  awful:
    'horrible terrible pésimo pésima fatal desastre desastroso estafa estafadores timo vergüenza vergonzoso inaceptable inútil basura asco asqueroso lamentable peor porquería nunca_más ladrones penoso incomible',
  neutral:
    'calidad no sí solo aura ay cojo dona fuga gris jura moda oro ora orar paga reto rosa sol tipo tard late puro viva robs rudo sues',
};
