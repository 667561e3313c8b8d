/* sal-territory-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-finding-table.h"
#include "sal-id-map.h"
#include "sal-territory-table.h"

G_BEGIN_DECLS

struct _SalTerritoryTable
{
  AdwBin parent_instance;

  SalTerritoryDesign *design;
  SalFacts *facts;       /* valid until the next call */
  gint32 territory;      /* whose table it is, or SAL_TERRITORY_NONE */
  guint8 *selected;      /* by area: those that are selected on the map too */
  gboolean is_selecting; /* not somebody else does */
  guint n_columns;       /* of areas that were made */

  GtkStack *stack;
  GtkWidget *account_button;
  GtkMenuButton *sort_button;
  SalIndexTable *area_table;
  SalIndexTable *account_table;
  SalFindingTable *change_table;
  SalFindingTable *warning_table;
};

enum
{
  AREA_NAME,
  AREA_STATE,
  AREA_TERRITORY,
  AREA_N_TEXTS, /* then the measures */
};

enum
{
  ACCOUNT_NAME,
  ACCOUNT_TERRITORY,
  ACCOUNT_WHY,
  ACCOUNT_N_TEXTS,
  ACCOUNT_SHARE = ACCOUNT_N_TEXTS,
  ACCOUNT_UNTIL,
  ACCOUNT_REVENUE,
  ACCOUNT_PIPELINE,
  ACCOUNT_OPPORTUNITIES,
  ACCOUNT_N_COLUMNS,
};

/* sal-territory-table-content.c: the cells of areas and accounts, asked with the table */
extern const SalIndexSource sal_territory_area_source;
extern const SalIndexSource sal_territory_account_source;

/* sal-territory-table-selection.c */
void sal_territory_table_areas_selected_cb (SalTerritoryTable *self);
void sal_territory_table_accounts_selected_cb (SalTerritoryTable *self);
void sal_territory_table_show_selected_areas (SalTerritoryTable *self);
SalIdMap *sal_territory_table_remember_accounts (SalTerritoryTable *self);
void sal_territory_table_select_accounts (SalTerritoryTable *self, const SalIdMap *ids);

G_END_DECLS
