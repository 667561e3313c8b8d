/* sal-record-table-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "sal-record-list.h"
#include "sal-record-selection.h"
#include "sal-record-table.h"

G_BEGIN_DECLS

struct _SalRecordTable
{
  AdwBin parent_instance;

  SalWorkspace *workspace;
  const SalKind *kind;
  SalRecordList *list;
  SalRecordSelection *selection;
  GArray *ids;                  /* of gint64: only these records, or NULL */
  const SalRecordScope *scopes; /* (nullable): to choose from, ended by no label */
  SalRecordFormat format;       /* (nullable): of its cells */
  char *within;                 /* (nullable): a filter that nobody sees */
  char *filter;                 /* in force; what is being typed may be wrong */
  guint filter_timeout;         /* until what was typed is taken */
  gint64 total;                 /* records of the kind, −1 not known */
  GCancellable *counting;       /* until disposed */
  char *summary;
  guint n_loading; /* rows that show and are loading */
  gboolean busy;

  GtkColumnView *view;
  GtkColumnViewColumn **columns; /* one per field, owned by the view */
  GtkWidget **sort_buttons;      /* one per field */
  GtkCheckButton *descending_button;
  int sort_field; /* −1: the kind's own order */
  gboolean sort_descending;
  int probed_field;       /* asked for while reading the view's sorter */
  gboolean updating_menu; /* the menu follows the headers */

  GtkDropDown *scope_menu;
  GtkEditable *search_entry;
  GtkEntry *filter_entry;
  GtkMenuButton *filter_help_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *columns_button;
  GtkWidget *new_button;
  GtkRevealer *error_revealer;
  GtkLabel *error_label;
  AdwViewStack *stack;
  AdwStatusPage *empty_page;
  AdwStatusPage *unreadable_page;
  GtkButton *empty_button;
};

/* Columns and sorting. */
void sal_record_table_create_columns (SalRecordTable *self);
SalRecordQuery *sal_record_table_create_query (SalRecordTable *self);
void sal_record_table_apply_query (SalRecordTable *self);
void sal_record_table_update_busy (SalRecordTable *self);

/* Scopes. */
const char *sal_record_table_get_scope_filter (SalRecordTable *self);
char *sal_record_table_dup_filter (SalRecordTable *self);
void sal_record_table_show_all (SalRecordTable *self);

/* Actions. */
void sal_record_table_class_install_actions (SalRecordTableClass *klass);
void sal_record_table_export_action (GtkWidget *widget, const char *name, GVariant *parameter);
void sal_record_table_update_actions (SalRecordTable *self);

G_END_DECLS
