import type { Device } from '#lib/offline-device.ts';
import type { Catalogue } from '../catalogues.ts';
import { plural } from './plural.ts';

const surCet = (device: Device) => (device === 'phone' ? 'sur ce téléphone' : 'sur cet ordinateur');

export const saving: Catalogue['saving'] = {
	connecting: 'Connexion',
	waiting: 'En attente de connexion',
	waitingSaved: 'Tout ce qui a été écrit ici est enregistré.',
	kept: (device) => `Gardé ${surCet(device)}`,
	keptSince: (n, time) =>
		plural(n, {
			one: `en attente de connexion : 1 changement depuis ${time}`,
			other: `en attente de connexion : ${n} changements depuis ${time}`
		}),
	onlyHere: (device) => `Seulement ${surCet(device)}`,
	notSaved: 'Non enregistré : copiez votre texte',
	ended: 'Cette page n’a plus accès au tableau. Rechargez-la.',

	since: (time) => `depuis ${time}`,
	newNoteIn: (place) => `Nouvelle note dans « ${place} »`,
	wordingOf: (note) => `Texte de « ${note} »`,
	placeOf: (note) => `Place de « ${note} »`,
	removalOf: (note) => `Retrait de « ${note} »`,
	changeOf: (note) => `Modification de « ${note} »`,
	clusterOf: (name) => `Groupe « ${name} »`,
	otherChange: 'Un autre changement',
	sentInOrder:
		'Envoyé dans cet ordre, une seule fois, au retour de la connexion. Vous pouvez fermer cette page : l’envoi se fera quand vous rouvrirez le tableau.',

	nothingLost: 'Il ne reste rien à traiter',
	lostTitle: (n) =>
		plural(n, {
			one: 'Un texte n’est pas enregistré',
			other: `${n} textes ne sont pas enregistrés`
		}),
	boardClosed: (letter) =>
		`Le tableau ${letter} a été fermé à l’écriture avant que ceci n’y arrive. Le texte est encore ici.`,
	joinedAgain:
		'Ceci a été écrit ici avant qu’une autre personne n’entre dans ce navigateur, et n’a pas été envoyé. Le texte est encore ici.',
	signedOut:
		'Ceci a été écrit avant qu’une autre personne n’entre dans ce navigateur, et n’a pas été envoyé.',
	cannotKeep:
		'Il n’y a pas de connexion, et ce navigateur ne garde rien. Copiez le texte avant de fermer la page.',
	leaving:
		'Votre texte n’est pas enregistré. Copiez-le d’abord ; pour partir sans lui, recommencez.',
	copyText: 'Copier le texte',
	copied: 'Copié',
	addAgain: 'Ajouter à nouveau',
	addedAgain: 'Ajouté à nouveau.',
	letGo: 'Laisser tomber',
	wentAway: 'Laissé de côté.',

	wordsOf: (device, name, letter) =>
		`Des mots de ${name} pour le tableau ${letter} attendent ${surCet(device)}. ${name} les retrouvera en entrant à nouveau et en ouvrant ce tableau.`,
	yourWords: (letter) =>
		`Des mots de vous pour le tableau ${letter} attendent ici. Ils seront envoyés quand vous ouvrirez ce tableau.`
};
