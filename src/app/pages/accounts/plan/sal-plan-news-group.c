/* sal-plan-news-group.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-news-group.h"

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-page.h"

/* Rows that show until more are asked for. */
#define MAX_ROWS 8

struct _SalPlanNewsGroup
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of GtkWidget */
  GtkWidget *read_button;
};

G_DEFINE_FINAL_TYPE (SalPlanNewsGroup, sal_plan_news_group, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (SalPlanNewsGroup *self,
         const SalKind *kind,
         gint64 id,
         gboolean is_there,
         const char *name,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  /* translators: a kind of record and its name */
  g_autofree char *title = g_strdup_printf (_ ("%s “%s”"), sal_kind_get_label (kind), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (is_there)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "plan.follow");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind->name, id);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_item (SalPlanNewsGroup *self, const SalPlanNewsItem *item)
{
  g_autofree char *words = sal_plan_news_item_describe (item);
  g_autofree char *time = sal_time_format (item->time);
  g_autofree char *subtitle = item->author != NULL
                                  ? g_strdup_printf ("%s · %s, %s", words, item->author, time)
                                  : g_strdup (words);

  add_row (self, item->kind, item->id, item->type != SAL_TOUCH_DELETED, item->title, subtitle);
}

static void
add_deal (SalPlanNewsGroup *self, const SalPlanDeal *deal, const char *currency)
{
  g_autofree char *words = sal_plan_deal_describe (deal, currency);
  g_autofree char *time = sal_time_format (deal->time);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", words, time);

  add_row (self, &sal_opportunity_kind, deal->id, TRUE, deal->name, subtitle);
}

static void
show_all_cb (SalPlanNewsGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], i + 1 < self->rows->len);
  gtk_widget_child_focus (self->rows->pdata[MAX_ROWS], GTK_DIR_TAB_FORWARD);
}

/* The last row shows the others. */
static void
hide_rest (SalPlanNewsGroup *self)
{
  GtkWidget *row;
  g_autofree char *title = NULL;

  if (self->rows->len <= MAX_ROWS)
    return;
  title = g_strdup_printf (_ ("Show All %u"), self->rows->len);
  for (guint i = MAX_ROWS; i < self->rows->len; i++)
    gtk_widget_set_visible (self->rows->pdata[i], FALSE);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (show_all_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* (transfer full) */
static char *
title_news (const SalPlanNews *news, guint n)
{
  g_autofree char *time = sal_time_format (news->since);

  if (!news->is_read)
    return g_strdup (_ ("Not Read Before"));
  if (n == 0)
    return g_strdup (_ ("Nothing New"));

  /* translators: a number, a day and time */
  return g_strdup_printf (ngettext ("%u Change since %s", "%u Changes since %s", n), n, time);
}

/* (nullable) (transfer full) */
static char *
describe_news (const SalPlanNews *news, guint n)
{
  g_autofree char *time = sal_time_format (news->since);
  g_autofree char *day = sal_date_format ((gint32) (news->since / SAL_SECONDS_PER_DAY));

  if (news->is_read)
    return n > 0 ? NULL
                 /* translators: a day and time */
                 : g_strdup_printf (_ ("Nothing has changed in the plan, with the account or its "
                                       "deals since you read it, %s."),
                                    time);

  if (!news->has_texts)
    /* translators: a number of opportunities, and a day */
    return g_strdup_printf (ngettext ("%u deal has moved since the plan began, %s.",
                                      "%u deals have moved since the plan began, %s.",
                                      n),
                            n,
                            day);

  /* translators: a number of opportunities, and a day */
  return g_strdup_printf (
      ngettext ("%u deal has moved since the texts of the plan were written, %s.",
                "%u deals have moved since the texts of the plan were written, %s.",
                n),
      n,
      day);
}

/* The keyboard goes on behind a button that goes. */
static void
show_read_button (SalPlanNewsGroup *self, gboolean visible)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), SAL_TYPE_PAGE);

  if (!visible && page != NULL && gtk_widget_has_focus (self->read_button))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->read_button, visible);
}

static void
show_heading (SalPlanNewsGroup *self, const SalPlanNews *news)
{
  guint n = sal_plan_news_count (news);
  g_autofree char *title = title_news (news, n);
  g_autofree char *description = describe_news (news, n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  show_read_button (self, n > 0 || !news->is_read);
}

/**
 * sal_plan_news_group_show:
 * @self: a group
 * @news: what changed
 * @currency: the reporting currency
 *
 * Shows what changed.
 */
void
sal_plan_news_group_show (SalPlanNewsGroup *self, const SalPlanNews *news, const char *currency)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  show_heading (self, news);
  for (guint i = 0; i < news->items->len; i++)
    add_item (self, g_ptr_array_index (news->items, i));
  for (guint i = 0; i < news->deals->len; i++)
    add_deal (self, g_ptr_array_index (news->deals, i), currency);
  hide_rest (self);
}

/* Puts the focus on the first change, or on what there is besides. */
void
sal_plan_news_group_focus (SalPlanNewsGroup *self)
{
  if (self->rows->len == 0 || !gtk_widget_grab_focus (self->rows->pdata[0]))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
sal_plan_news_group_finalize (GObject *object)
{
  g_ptr_array_unref (SAL_PLAN_NEWS_GROUP (object)->rows);

  G_OBJECT_CLASS (sal_plan_news_group_parent_class)->finalize (object);
}

static void
sal_plan_news_group_class_init (SalPlanNewsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sal_plan_news_group_finalize;
}

static void
sal_plan_news_group_init (SalPlanNewsGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->read_button = gtk_button_new_with_mnemonic (_ ("_Mark as Read"));
  gtk_widget_set_valign (self->read_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->read_button), "plan.mark-read");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->read_button);
}
