/* sal-territory-table.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "sal-facts.h"
#include "sal-territory-design.h"

G_BEGIN_DECLS

/**
 * SalTerritoryTable:
 *
 * The areas of a territory with those that are selected, or the accounts in them, as a table that
 * can be sorted.
 *
 * Signals: area-activated (guint area), it is to be shown on the map; areas-selected (GArray of
 * guint), they are to be selected there; account-activated (guint
 * account), it is asked about; accounts-selected, other ones than before; finding-activated
 * (gboolean is_warning, guint index).
 */
#define SAL_TYPE_TERRITORY_TABLE (sal_territory_table_get_type ())
G_DECLARE_FINAL_TYPE (SalTerritoryTable, sal_territory_table, SAL, TERRITORY_TABLE, AdwBin)

/* Lists the areas of @territory and those that are @selected (nullable, by area), and the accounts
 * of the territory, those elsewhere too, or with @of_selection those in the selected areas; @facts:
 * (nullable): what names accounts. While areas are being selected in the table, their rows stay. */
void sal_territory_table_show (SalTerritoryTable *self,
                               SalTerritoryDesign *design,
                               SalFacts *facts,
                               gint32 territory,
                               const guint8 *selected,
                               gboolean of_selection);
guint sal_territory_table_get_n_selected (SalTerritoryTable *self);
GArray *sal_territory_table_list_selected (SalTerritoryTable *self);
const char *sal_territory_table_get_account_name (SalTerritoryTable *self, guint account);

/* What changed, in four columns, and what is to be warned of, in two; with what is said if there is
 * nothing. (element-type GStrv) */
void sal_territory_table_show_changes (SalTerritoryTable *self, GPtrArray *rows, const char *empty);
void
sal_territory_table_show_warnings (SalTerritoryTable *self, GPtrArray *rows, const char *empty);

/* Lists accounts, and takes the keyboard to them. */
void sal_territory_table_focus_accounts (SalTerritoryTable *self);

/* Shows and selects an account that is in the table. */
void sal_territory_table_select_account (SalTerritoryTable *self, guint account);

G_END_DECLS
