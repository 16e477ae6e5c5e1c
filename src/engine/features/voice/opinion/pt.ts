import type { OpinionWords } from './words';

/** Words of a list are separated by spaces; phrases are written with underscores. */
export const portuguese: OpinionWords = {
  negators: 'não nao nunca jamais nada nenhum nenhuma sem nem ninguém tampouco',
  backwards: 0,
  boosters:
    'muito super realmente extremamente totalmente absolutamente tão demais bastante completamente incrivelmente bem',
  dampeners: 'um_pouco pouco quase ligeiramente mais_ou_menos às_vezes',
  contrast: 'mas porém contudo entretanto infelizmente',
  great:
    'excelente excelentes ótimo ótima ótimos perfeito perfeita perfeitamente fantástico fantástica maravilhoso maravilhosa incrível espetacular magnífico adorei adoro amei amo extraordinário excepcional impecável delicioso deliciosa lindo linda sensacional show top',
  good: 'bom boa bons boas bem satisfeito satisfeita recomendo recomendado recomendável recomendar rápido rápida rapidez rapidamente pontual confiável resistente confortável prático prática útil bonito bonita simpático simpática gentil atencioso atenciosa profissional eficiente barato econômico acessível fresco saboroso gostoso gostosa obrigado obrigada fácil funciona gostei gosto gostamos macio limpo no_prazo antes_do_prazo conforme',
  bad: 'quebrado quebrada quebrou defeito defeituoso danificado danificada ruim mau má maus más mal decepcionado decepcionada decepcionante decepção lento lenta demora demorou demorado atraso atrasado atrasada tarde caro cara caros grosso grosseiro mal-educado falta faltando faltou erro errado errada falso frágil barulhento desconfortável complicado devolver devolução devolvi reembolso reclamação problema problemas sujo suja fede cheiro frio esperar esperando espera muito_pequeno muito_grande evitem pena medíocre infelizmente rasgado riscado vencido fraco fraca rasgou',
  awful:
    'horrível terrível péssimo péssima péssimos desastre golpe fraude vergonha vergonhoso inaceitável inútil lixo nojo nojento lamentável pior porcaria nunca_mais ladrões enganação absurdo',
  neutral:
    'qualidade não tipo topo quer sobe galo sair rosa puro orar tear nega sim liso luta jura cal cego fogo vivo para pare sues tard robs',
};
