"""The addresses of the desk, below /admin/desk/."""

from django.contrib import admin
from django.urls import path

from claims.desk import article

app_name = "desk"

urlpatterns = [
    path("articles/<int:pk>/", admin.site.admin_view(article.page), name="article"),
    path("articles/<int:pk>/decide/", admin.site.admin_view(article.decide), name="decide"),
]
