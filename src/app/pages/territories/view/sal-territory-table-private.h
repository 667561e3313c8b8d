/* sal-territory-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-finding-table.h"
#include "sal-id-map.h"
#include "sal-territory-table.h"

G_BEGIN_DECLS

/* An area or an account: texts are made when they are shown, from what is sorted by. */
#define SAL_TYPE_TERRITORY_ITEM (sal_territory_item_get_type ())
G_DECLARE_FINAL_TYPE (SalTerritoryItem, sal_territory_item, SAL, TERRITORY_ITEM, GObject)

struct _SalTerritoryItem
{
  GObject parent_instance;

  guint index; /* of the area or account */
};

typedef enum
{
  SAL_TERRITORY_AREAS,
  SAL_TERRITORY_ACCOUNTS,
} SalTerritoryContent;

/* What a column shows: a text, or a number with its unit. */
typedef struct
{
  SalTerritoryTable *table;
  SalTerritoryContent content;
  guint column;
} SalTerritoryColumn;

struct _SalTerritoryTable
{
  AdwBin parent_instance;

  SalTerritoryDesign *design;
  SalFacts *facts;  /* valid until the next call */
  gint32 territory; /* whose table it is, or SAL_TERRITORY_NONE */
  GListStore *areas;
  GListStore *accounts;
  guint8 *selected;      /* by area: those that are selected on the map too */
  gboolean is_selecting; /* not somebody else does */
  guint n_columns;       /* of areas that were made */
  GtkWidget *menu;       /* of accounts, where it is asked for */

  GtkStack *stack;
  GMenuModel *account_menu;
  GtkWidget *account_button;
  GtkColumnView *area_view;
  GtkColumnView *account_view;
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

/* sal-territory-table-content.c */
gboolean sal_territory_column_is_text (const SalTerritoryColumn *self);
char *sal_territory_column_format (const SalTerritoryColumn *self, guint index);
/* A GCompareDataFunc of items. */
int sal_territory_column_compare (gconstpointer one, gconstpointer other, gpointer column);

/* sal-territory-table-selection.c */
void sal_territory_table_connect_selection (SalTerritoryTable *self);
void sal_territory_table_show_selected_areas (SalTerritoryTable *self);
SalIdMap *sal_territory_table_remember_accounts (SalTerritoryTable *self);
void sal_territory_table_select_accounts (SalTerritoryTable *self, const SalIdMap *ids);

G_END_DECLS
