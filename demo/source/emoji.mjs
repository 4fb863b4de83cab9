// The drawings we use, by the name the catalog calls them, and their code points in Fluent Emoji 3D.

export const emoji = {
  // to wear
  shirt: '1f455', blouse: '1f45a', jeans: '1f456', dress: '1f457', shorts: '1fa73', coat: '1f9e5', scarf: '1f9e3', socks: '1f9e6',
  boot: '1f97e', sneaker: '1f45f', handbag: '1f45c', pouch: '1f45d', purse: '1f45b', sunglasses: '1f576-fe0f', glasses: '1f453',
  cap: '1f9e2', 'straw-hat': '1f452', umbrella: '2602-fe0f', ring: '1f48d', watch: '231a',
  // with a plug or a battery
  headphones: '1f3a7', radio: '1f4fb', speaker: '1f50a', microphone: '1f399-fe0f', slider: '1f39a-fe0f', laptop: '1f4bb', phone: '1f4f1',
  keyboard: '2328-fe0f', mouse: '1f5b1-fe0f', camera: '1f4f7', 'camera-flash': '1f4f8', controller: '1f3ae',
  // for rooms
  sofa: '1f6cb-fe0f', chair: '1fa91', bed: '1f6cf-fe0f', mirror: '1fa9e', cabinet: '1f5c4-fe0f', basket: '1f9fa', clock: '1f570-fe0f',
  plant: '1fab4', frame: '1f5bc-fe0f', books: '1f4da', bulb: '1f4a1', lantern: '1f3ee', mirrorball: '1faa9', moon: '1f319',
  star: '2b50', 'glow-star': '1f31f', planet: '1fa90', bright: '1f506', 'oil-lamp': '1fa94', candle: '1f56f-fe0f', jar: '1fad9',
  // for the car and the road
  car: '1f697', moped: '1f6f5', toolbox: '1f9f0', wrench: '1f527', screwdriver: '1fa9b', bucket: '1faa3', sponge: '1f9fd', oil: '1f6e2-fe0f',
  extinguisher: '1f9ef', beacon: '1f6a8', suitcase: '1f9f3', backpack: '1f392', briefcase: '1f4bc', lock: '1f512', tag: '1f3f7-fe0f',
  parcel: '1f4e6', compass: '1f9ed', map: '1f5fa-fe0f',
  // to play
  football: '26bd', basketball: '1f3c0', tennis: '1f3be', 'table-tennis': '1f3d3', skateboard: '1f6f9', 'roller-skate': '1f6fc',
  bicycle: '1f6b2', tent: '26fa', canoe: '1f6f6', 'boxing-glove': '1f94a', guitar: '1f3b8', banjo: '1fa95', violin: '1f3bb',
  trumpet: '1f3ba', saxophone: '1f3b7', recorder: '1fa88', piano: '1f3b9', snare: '1f941', djembe: '1fa98', accordion: '1fa97',
  // to eat and drink
  coffee: '2615', 'green-tea': '1f375', mate: '1f9c9', 'juice-box': '1f9c3', 'bubble-tea': '1f9cb', ale: '1f37a', sparkling: '1f37e',
  teapot: '1fad6', tumbler: '1f943', croissant: '1f950', apple: '1f34e', lemon: '1f34b', honey: '1f36f', bee: '1f41d', chocolate: '1f36b',
  cookie: '1f36a', tinned: '1f96b', salt: '1f9c2', chilli: '1f336-fe0f', pretzel: '1f968', peanut: '1f95c', cheese: '1f9c0', olive: '1fad2',
  cucumber: '1f952', coconut: '1f965', wheat: '1f33e',
  // to smell and to wash with
  rose: '1f339', blossom: '1f338', hyacinth: '1fabb', herb: '1f33f', log: '1fab5', pine: '1f332', fire: '1f525', wave: '1f30a', drop: '1f4a7',
  sun: '1f31e', soap: '1f9fc', bubbles: '1fae7', lotion: '1f9f4', razor: '1fa92', bath: '1f6c1',
};
