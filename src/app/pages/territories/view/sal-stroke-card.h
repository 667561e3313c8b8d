/* sal-stroke-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-territory-design.h"

G_BEGIN_DECLS

/* What lies above the map while areas are painted: the territory that gets them and the one that
 * loses them, wherever they stand in the list, and the area that the pointer is on. The pointer
 * goes through it, and it makes way. */
#define SAL_TYPE_STROKE_CARD (sal_stroke_card_get_type ())
G_DECLARE_FINAL_TYPE (SalStrokeCard, sal_stroke_card, SAL, STROKE_CARD, AdwBin)

/* Of both: SAL_TERRITORY_NONE for none. */
void sal_stroke_card_set_territories (SalStrokeCard *self, gint32 gains, gint32 loses);
void sal_stroke_card_set_colors (SalStrokeCard *self, const GdkRGBA *gains, const GdkRGBA *loses);
void sal_stroke_card_set_area (SalStrokeCard *self, const char *text); /* (nullable) */
void sal_stroke_card_update (SalStrokeCard *self, SalTerritoryDesign *design, guint measure);

/* Where the pointer is, in what the card lies above. */
void sal_stroke_card_make_way (SalStrokeCard *self, double x, double y);

G_END_DECLS
