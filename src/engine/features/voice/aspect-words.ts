/** What shops are praised and blamed for. */
export const ASPECTS = ['delivery', 'quality', 'price', 'service'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** Words that speak of each aspect, by language. A word that ends in * stands for all that begin with it. */
export const aspectWords: Readonly<Record<string, Readonly<Record<Aspect, string>>>> = {
  de: {
    delivery:
      'liefer* geliefert* versand* verschickt* versendet* verpack* paket* päckchen zustell* zugestellt* sendung* karton ankam angekommen post dhl hermes spediteur spedition',
    quality:
      'qualität* verarbeit* material* stoff* haltbar* robust* stabil* kaputt* defekt* mangel* mängel hochwertig* minderwertig* naht nähte funktioniert funktionieren reißt gerissen',
    price:
      'preis* teuer teurer teure teuren kosten kostet günstig* billig* überteuert* rabatt* euro geld preiswert* gebühr* wucher',
    service:
      'service* kundendienst* kundenservice* kundenbetreuung support* hotline* mitarbeiter* beratung* berater* verkäufer* personal freundlich* unfreundlich* hilfsbereit* antwort* reklam* rückgabe* rücksendung* umtausch* erstatt* ansprechpartner*',
  },
  en: {
    delivery:
      'deliver* ship* shipping shipment* arriv* parcel* package packages packaging packed courier* postage dispatch* mailed fedex ups usps tracking',
    quality:
      'quality durab* sturdy flims* material* craftsmanship workmanship well-made stitching broke broken breaks defect* faulty reliab* unreliab* cheaply build malfunction* tore torn',
    price:
      'price* pricing pricey expensive cheap cheaper cheapest cost costs costly afford* bargain* value money overpriced discount* dollar* bucks fee fees worth',
    service:
      'service* staff support customer-service waiter* waitress* server servers employee* manager* seller* representative* rude friendly helpful unhelpful polite refund* return returned returning returns exchange* response* replied helpdesk',
  },
  es: {
    delivery:
      'envío* envio* entreg* enviad* lleg* paquete* embalaje embalad* mensajer* correo transport* plazo',
    quality:
      'calidad* material* tela resistente* durader* acabado* roto rota rotos rotas rompió rompe defect* avería* averiad* funciona funcionan estropead*',
    price:
      'precio* caro cara caros caras barat* coste costó cuesta dinero euro euros descuento* económic* oferta*',
    service:
      'servicio* atención atencion soporte personal empleado* vendedor* amable* maleducad* respuesta* respond* devoluc* devolver devuelt* reembols* reclam* dependient*',
  },
  fr: {
    delivery:
      'livr* expéd* expedi* envoi* colis paquet* emball* transporteur* poste délai* delai* chronopost colissimo reçu reçue',
    quality:
      'qualité* qualite matière* matériau* tissu* solid* robust* fragile* cassé* casse défect* défaut* panne fonctionne fonctionnent finition* couture* abîmé*',
    price:
      'prix cher chère chers chères coût* coute coûte tarif* euro euros argent promo* réduction* abordable* onéreu*',
    service:
      'service* sav accueil* vendeu* personnel conseill* aimable* réponse* répond* retour* rembours* réclam* réactif* réactiv* serveu* client clientèle',
  },
  it: {
    delivery: 'spedi* consegn* arriv* pacco pacchi imball* corriere* tempi inviato inviata',
    quality:
      'qualità qualita material* tessuto resistent* robust* rotto rotta rotti rotte rompe difett* guast* funziona funzionano cuciture finitur*',
    price:
      'prezz* caro cara cari care costo costi costa costos* economic* soldi euro scont* convenient* offert*',
    service:
      'servizi* assistenza personale commess* venditor* gentil* scortes* maleducat* rispost* rispond* reso resi restitu* rimbors* reclam* cortes* cameriere*',
  },
  nl: {
    delivery:
      'lever* geleverd* verzend* verzonden bezorg* pakket* pakje verpakking* verpakt* postnl koerier* aangekomen',
    quality:
      'kwaliteit* materia* stof stevig* degelijk* kapot* defect* gebroken werkt werken afwerking* duurzaam* naad stuk',
    price: 'prijs* prijzen prijzig* duur dure goedko* kost kosten euro geld korting* betaalbaar* voordelig*',
    service:
      'service* klantenservice klantenservice* medewerker* personeel verkoper* vriendelijk* onvriendelijk* behulpza* antwoord* reactie* retour* terugbetal* klacht* helpdesk bediening',
  },
  pt: {
    delivery:
      'entreg* envio* enviad* frete cheg* pacote* embalag* embalad* correio* transportador* prazo* encomenda',
    quality:
      'qualidade* material tecido* resistent* durável duráve* acabamento quebr* defeit* avari* funciona funcionam estragad* costura*',
    price:
      'preço* preco caro cara caros caras barat* custo custos custa dinheiro euro euros reais desconto* econômic* promoç*',
    service:
      'serviço* atendimento suporte funcionári* vendedor* atencios* educad* grosseir* resposta* respond* devol* troca reembols* reclam* apoio',
  },
};
