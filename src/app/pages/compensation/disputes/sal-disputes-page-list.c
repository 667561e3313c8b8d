/* sal-disputes-page-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-disputes-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-list-rows.h"
#include "sal-tab-stop.h"

/* The disputes by their status, with who sees to them until when. */

SalRecord *
sal_disputes_page_get_row_dispute (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "dispute");
}

static const SalField *
get_status_field (void)
{
  return sal_kind_find_field (&sal_pay_dispute_kind, "status");
}

static const char *
get_status (SalRecord *dispute)
{
  return sal_choice_get_label (get_status_field (), sal_record_get_text (dispute, "status"));
}

/* As the statuses follow on each other. */
static int
get_rank (SalRecord *dispute)
{
  const SalChoice *choices = get_status_field ()->choices;
  int rank = 0;

  while (choices[rank].value != NULL && !sal_pay_dispute_has_status (dispute, choices[rank].value))
    rank++;

  return rank;
}

static char *
describe_due (SalRecord *dispute)
{
  gint32 due = sal_record_get_date (dispute, "due");
  g_autofree char *day = due != SAL_DATE_NONE ? sal_date_format (due) : NULL;

  if (sal_pay_dispute_is_settled (dispute))
    return NULL;
  if (day == NULL)
    return NULL;

  /* translators: a day */
  return sal_pay_dispute_is_overdue (dispute, sal_date_today ())
             ? g_strdup_printf (_ ("overdue since %s"), day)
             : g_strdup_printf (_ ("due %s"), day);
}

/* "due 20 Apr 2026 · Ada Byron · Omar" */
static char *
describe (SalDisputesPage *self, SalRecord *dispute)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *name =
      sal_people_describe (self->data->people, sal_record_get_integer (dispute, "person"));
  const char *owner = sal_record_get_text (dispute, "owner");
  g_autofree char *due = describe_due (dispute);
  g_auto (GStrv) texts = NULL;

  if (due != NULL)
    g_strv_builder_add (parts, due);
  g_strv_builder_add (parts, name);
  if (owner != NULL)
    g_strv_builder_add (parts, owner);
  texts = g_strv_builder_end (parts);

  return g_strjoinv (" · ", texts);
}

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_row (SalDisputesPage *self, SalRecord *dispute)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *claim = sal_record_get_text (dispute, "claim");
  gboolean is_overdue = sal_pay_dispute_is_overdue (dispute, sal_date_today ());
  g_autofree char *text = describe (self, dispute);
  g_autofree char *accessible = g_strdup_printf ("%s, %s, %s", claim, get_status (dispute), text);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), create_label (claim, NULL));
  gtk_box_append (GTK_BOX (box), create_label (text, is_overdue ? "error" : "dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, claim);
  sal_accessible_set_label (row, accessible);
  g_object_set_data_full (G_OBJECT (row), "dispute", g_object_ref (dispute), g_object_unref);

  return row;
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  SalRecord *dispute = sal_disputes_page_get_row_dispute (row);
  GtkWidget *header = NULL;

  if (before == NULL || get_rank (dispute) != get_rank (sal_disputes_page_get_row_dispute (before)))
    {
      header = create_label (get_status (dispute), "heading");
      gtk_widget_add_css_class (header, "sidebar-heading");
    }
  gtk_list_box_row_set_header (row, header);
}

static char *
fold (SalDisputesPage *self, SalRecord *dispute)
{
  g_autofree char *text = describe (self, dispute);
  g_autofree char *all = g_strdup_printf (
      "%s %s %s", sal_record_get_text (dispute, "claim"), get_status (dispute), text);

  return g_utf8_casefold (all, -1);
}

/* Each word that is looked for is in what the row says. */
static gboolean
filter_cb (GtkListBoxRow *row, gpointer user_data)
{
  SalDisputesPage *self = user_data;
  g_autofree char *folded = fold (self, sal_disputes_page_get_row_dispute (row));
  g_autofree char *sought =
      g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  g_auto (GStrv) words = g_strsplit_set (sought, " \t", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

void
sal_disputes_page_init_list (SalDisputesPage *self)
{
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  sal_tab_stop_make_one (GTK_WIDGET (self->list));
}

/* --- filling --- */

static GtkListBoxRow *
find_row (SalDisputesPage *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (sal_record_get_id (sal_disputes_page_get_row_dispute (row)) == id)
      return row;

  return NULL;
}

void
sal_disputes_page_fill_list (SalDisputesPage *self)
{
  const SalChoice *choices = get_status_field ()->choices;
  gboolean had_focus =
      (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  GtkListBoxRow *chosen;

  self->filling = TRUE;
  sal_list_rows_remove_all (self->list);
  for (guint k = 0; choices[k].value != NULL; k++)
    for (guint i = 0; i < self->data->disputes->len; i++)
      if (sal_pay_dispute_has_status (self->data->disputes->pdata[i], choices[k].value))
        gtk_list_box_append (self->list, create_row (self, self->data->disputes->pdata[i]));
  chosen = find_row (self, self->chosen);
  gtk_list_box_select_row (self->list, chosen);
  if (had_focus && chosen != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  self->filling = FALSE;
}
