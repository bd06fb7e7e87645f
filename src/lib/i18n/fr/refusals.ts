import type { refusals as english } from '../en/refusals.ts';

export const refusals: typeof english = {
	'bad-request': ({ path, expected }) =>
		path && expected
			? `Le serveur n’a pas pu lire ceci : ${path} (attendu : ${expected}).`
			: 'Le serveur n’a pas pu lire ceci.',
	'bad-agenda': ({ path, expected }) =>
		path && expected
			? `${path} ne convient pas (attendu : ${expected}).`
			: 'Ce fichier n’est pas un programme utilisable.',
	'bad-name': () => 'Un nom a au moins une lettre ou un chiffre, et au plus 80 caractères.',
	'bad-text': ({ limit }) =>
		limit
			? `Le texte est vide ou dépasse ${limit} caractères.`
			: 'Le texte est vide ou ne peut pas être enregistré.',
	'not-signed-in': () => 'Ce navigateur n’a pas rejoint l’événement. Entrez avec le code.',
	'wrong-token': () => 'Ce n’est pas le jeton d’administration de ce serveur.',
	'wrong-secret': () => 'Ce lien n’est pas valable. Demandez-en un autre à l’organisation.',
	'not-allowed': () => 'Votre rôle ne le permet pas.',
	'not-found': () => 'Il n’y a rien à cette adresse, ou vous ne pouvez pas le voir.',
	'wrong-code': () => 'Aucun événement n’a ce code. Comparez-le avec celui du mur.',
	'unknown-command': () => 'Ce serveur ne connaît pas cette action. Rechargez la page.',
	'rapporteur-places-taken': ({ names }) =>
		names && names.length > 0
			? `Les deux places sont prises : ${names.join(' et ')} rapportent pour ce tableau.`
			: 'Les deux places de rapporteur de ce tableau sont prises.',
	'already-promoted': ({ label }) =>
		label
			? `Une de ces notes est déjà en plénière : ${label}.`
			: 'Une de ces notes est déjà en plénière.',
	'already-withdrawn': () => 'Cette recommandation a déjà été retirée.',
	'breakout-closed': () => 'Les groupes sont clos. Le tableau se lit, il ne se modifie plus.',
	'board-locked': () => 'Le tableau est verrouillé. Ce qui est en plénière reste tel quel.',
	'note-gone': () => 'Une de ces notes n’est plus sur le tableau.',
	'note-empty': () => 'Une note sans texte ne peut pas aller en plénière.',
	'key-reused': () => 'Ceci a été envoyé deux fois avec un contenu différent. Recommencez.',
	'read-only': () => 'Cette page se lit, elle ne se modifie pas.',
	'too-large': () => 'C’est trop grand pour un seul envoi. Envoyez-le en plusieurs fois.',
	'note-too-long': ({ limit }) =>
		limit
			? `La note dépasse ${limit} caractères. Faites-en deux.`
			: 'La note est trop longue. Faites-en deux.',
	'board-full': ({ limit }) =>
		limit ? `Le tableau contient ${limit} notes, il est plein.` : 'Le tableau est plein.',
	'not-a-board': () => 'Ce qui a été envoyé au tableau n’était pas une note.',
	brake: () =>
		'Cela retirait d’un coup beaucoup de ce que d’autres ont écrit, et a été arrêté. Pour retirer plusieurs notes, choisissez-les et retirez-les ensemble, ou demandez à l’animation.',
	gap: () => 'Une partie de votre texte n’est pas arrivée. Copiez-le, puis rechargez.',
	'foreign-client': () => 'Une autre page écrit sous la même marque. Rechargez celle-ci.',
	'old-epoch': () =>
		'L’événement a été rétabli depuis une sauvegarde. Copiez votre texte, puis rechargez.',
	'too-many-tries': () => 'Trop d’essais depuis ici. Attendez une minute, puis réessayez.',
	'disk-full': () =>
		'Le disque du serveur est plein. Plus rien ne peut être enregistré ; prévenez l’organisation.',
	starting: () => 'Le serveur démarre. Réessayez dans un instant.'
};
