/* sal-whitespace-page-open.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n.h>

#include "sal-accounts-page.h"
#include "sal-whitespace-page-private.h"

/* The open cells of the accounts that are asked for, those worth most first. */

static const SalWhitespaceOpenCell *
get_cell (gpointer data, guint row)
{
  return sal_whitespace_open_list_get (data, row);
}

static char *
format_cell (gpointer data, guint row, guint column)
{
  const SalWhitespaceOpenList *list = data;

  return sal_whitespace_open_format (list->portfolio, get_cell (data, row), column);
}

static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalWhitespaceOpenList *list = data;

  return sal_whitespace_open_write (list->portfolio, get_cell (data, row), column);
}

static int
compare_cells (gpointer data, guint row, guint other, guint column)
{
  return sal_whitespace_open_list_compare (data, row, other, column);
}

/* Accounts, units and families only tell a cell together. */
static char *
name_cell (gpointer data, guint row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i <= SAL_WHITESPACE_OPEN_COLUMN_VALUE; i++)
    {
      g_autofree char *part = format_cell (data, row, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", part);
    }

  return g_string_free (text, FALSE);
}

static const SalIndexSource cells = { format_cell, compare_cells, write_cell, name_cell, NULL };

gboolean
sal_whitespace_page_shows_open (SalWhitespacePage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "cells") == 0;
}

static void
update_actions (SalWhitespacePage *self)
{
  static const char *const actions[] = { "cells.start-opportunity", "cells.start-play" };
  gboolean is_chosen = sal_index_table_get_n_selected (self->open_table) == 1;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cells.show", is_chosen);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                   actions[i],
                                   is_chosen && self->store != NULL &&
                                       !sal_store_is_read_only (self->store));
}

/* Lists the open cells of @accounts. Returns how many there are. */
guint
sal_whitespace_page_fill_open (SalWhitespacePage *self, GArray *accounts)
{
  g_autoptr (GArray) places = NULL;

  if (self->open == NULL)
    {
      self->open = sal_whitespace_open_list_new (self->portfolio);
      sal_index_table_set_source (self->open_table, &cells, self->open);
    }
  places = sal_whitespace_open_list_find (
      self->open, (const guint *) (gpointer) accounts->data, accounts->len);
  sal_index_table_fill (self->open_table, (const guint *) (gpointer) places->data, places->len);
  gtk_widget_set_visible (self->no_cell_label, places->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->open_table), places->len > 0);
  update_actions (self);

  return places->len;
}

/* Forgets the open cells, of a portfolio that goes or changes. */
void
sal_whitespace_page_drop_open (SalWhitespacePage *self)
{
  if (self->open == NULL)
    return;
  sal_index_table_clear (self->open_table);
  g_clear_pointer (&self->open, sal_whitespace_open_list_free);
}

/* (transfer full) (element-type SalWhitespaceOpenCell): the cells as they are sorted */
GArray *
sal_whitespace_page_list_open (SalWhitespacePage *self)
{
  g_autoptr (GArray) rows = sal_index_table_list_rows (self->open_table);
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (SalWhitespaceOpenCell), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_vals (list, get_cell (self->open, g_array_index (rows, guint, i)), 1);

  return list;
}

/* --- where they lead --- */

/* @what: (nullable): what is to be begun with it */
static void
show_cell (SalWhitespacePage *self, guint row, const char *what)
{
  const SalWhitespaceOpenCell *cell = get_cell (self->open, row);
  const SalWhitespaceAccount *account = sal_whitespace_get_account (self->portfolio, cell->account);
  g_autofree char *target =
      g_strdup_printf ("whitespace/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "%s%s",
                       sal_whitespace_get_family (self->portfolio, cell->family)->id,
                       sal_whitespace_account_get_unit (account, cell->row),
                       what != NULL ? "/" : "",
                       what != NULL ? what : "");

  sal_accounts_page_show_account (GTK_WIDGET (self), account->id, target);
}

static void
show_chosen (SalWhitespacePage *self, const char *what)
{
  g_autoptr (GArray) rows = sal_index_table_list_selected (self->open_table);

  if (self->open != NULL && rows->len == 1)
    show_cell (self, g_array_index (rows, guint, 0), what);
}

static void
open_activated_cb (SalWhitespacePage *self, guint row)
{
  show_cell (self, row, NULL);
}

static void
open_selected_cb (SalWhitespacePage *self)
{
  update_actions (self);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_chosen (SAL_WHITESPACE_PAGE (widget), NULL);
}

static void
start_opportunity_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_chosen (SAL_WHITESPACE_PAGE (widget), "opportunity");
}

static void
start_play_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_chosen (SAL_WHITESPACE_PAGE (widget), "play");
}

void
sal_whitespace_page_install_open (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, open_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected_cb);
  gtk_widget_class_install_action (widget_class, "cells.show", NULL, show_action);
  gtk_widget_class_install_action (
      widget_class, "cells.start-opportunity", NULL, start_opportunity_action);
  gtk_widget_class_install_action (widget_class, "cells.start-play", NULL, start_play_action);
}

/* Sets the columns, which are the same for all portfolios. */
void
sal_whitespace_page_prepare_open (SalWhitespacePage *self)
{
  static const int widths[SAL_WHITESPACE_OPEN_N_COLUMNS] = { 150, 120, 120, 100, 100, 110, 180 };
  SalIndexColumn columns[SAL_WHITESPACE_OPEN_N_COLUMNS] = { { NULL } };

  for (guint i = 0; i < SAL_WHITESPACE_OPEN_N_COLUMNS; i++)
    {
      columns[i].title = sal_whitespace_open_get_title (i);
      columns[i].is_number = sal_whitespace_open_column_is_number (i);
      columns[i].width = widths[i];
      columns[i].expands =
          i == SAL_WHITESPACE_OPEN_COLUMN_ACCOUNT || i == SAL_WHITESPACE_OPEN_COLUMN_SOURCE;
      columns[i].gives_way = i == SAL_WHITESPACE_OPEN_COLUMN_POTENTIAL ||
                             i == SAL_WHITESPACE_OPEN_COLUMN_CURRENT ||
                             i == SAL_WHITESPACE_OPEN_COLUMN_SOURCE;
    }
  sal_index_table_set_label (self->open_table, _ ("Open cells by value"));
  sal_index_table_set_columns (self->open_table, columns, SAL_WHITESPACE_OPEN_N_COLUMNS);
  update_actions (self);
}
